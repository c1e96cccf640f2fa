// 培训与晨会 on the wire.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  Essay,
  EssayOrder,
  EssayOrdersPage,
  EssayRollRow,
  essayOrderBody,
} from '../../contract/training-essay.ts';
import type {
  morningBody,
  MorningDaysPage,
  MorningDaysRow,
  MorningDetail,
  morningEdit,
  MorningMeeting,
  Prepared,
} from '../../contract/training-morning.ts';
import type {
  questionBody,
  questionEdit,
  QuestionsPage,
  Quiz,
  quizBody,
  QuizDetail,
  QuizFigures,
  QuizQuestion,
  QuizzesPage,
  ResultRow,
  resultBody,
} from '../../contract/training-quiz.ts';
import type {
  attendanceBody,
  attendanceDone,
  GapRow,
  MyEssay,
  MyTraining,
  RollRow,
  SessionBody,
  SessionDetail,
  sessionEdit,
  SessionsPage,
  TrainingSession,
} from '../../contract/training.ts';
import { api, type Query } from '../shared/api.ts';

export type {
  EssayOrder,
  EssayOrdersPage,
  EssayRollRow,
  GapRow,
  MorningDaysPage,
  MorningDaysRow,
  MorningDetail,
  MorningMeeting,
  MyEssay,
  MyTraining,
  Prepared,
  QuestionsPage,
  Quiz,
  QuizDetail,
  QuizFigures,
  QuizQuestion,
  QuizzesPage,
  ResultRow,
  RollRow,
  SessionBody,
  SessionDetail,
  SessionsPage,
  TrainingSession,
};

/** Reads one answer, named by its address and query. */
export const useAnswer = <T>(path: string, query: Query = {}, enabled = true) =>
  useQuery({
    queryKey: [path, query],
    queryFn: ({ signal }) => api.get<T>(path, { query, signal }),
    enabled,
  });
export const useSessionOf = (id: string) => useAnswer<SessionDetail>(`/api/trainings/${id}`);
export const usePosts = () => useAnswer<string[]>('/api/training-posts');
export const useQuiz = (id: string) => useAnswer<QuizDetail>(`/api/quizzes/${id}`);
export const useFigures = (query: Query) => useAnswer<QuizFigures>('/api/quiz-figures', query);
export const useMorning = (unitId: string, id: string) =>
  useAnswer<MorningDetail>(`/api/mornings/${unitId}/${id}`);
export const usePrepared = (unitId: number | undefined, day: string) =>
  useAnswer<Prepared>('/api/mornings/prepare', { unitId, day }, unitId !== undefined);
export const useEssayOrder = (id: string) => useAnswer<EssayOrder>(`/api/essay-orders/${id}`);
export const useEssay = (id: string, personId: number) =>
  useAnswer<Essay>(`/api/essay-orders/${id}/essays/${personId}`);
export const useMine = () => useAnswer<MyTraining>('/api/my-training');

/** A change after which every list and figure is read anew. */
function useChange<B, A>(send: (body: B) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() });
}
type Made = { id: number };
type Sent<T extends z.ZodType> = z.input<T>;

export const usePlan = () =>
  useChange((body: SessionBody) => api.post<Made>('/api/trainings', { body }));
export const useReplan = (id: number) =>
  useChange((body: Sent<typeof sessionEdit>) => api.patch(`/api/trainings/${id}`, { body }));
export const useAttendance = (id: string) =>
  useChange((body: Sent<typeof attendanceBody>) =>
    api.put<z.infer<typeof attendanceDone>>(`/api/trainings/${id}/attendance`, { body }),
  );
export const useAddQuestion = () =>
  useChange((body: Sent<typeof questionBody>) => api.post<Made>('/api/quiz-questions', { body }));
export const useEditQuestion = (id: number) =>
  useChange((body: Sent<typeof questionEdit>) => api.patch(`/api/quiz-questions/${id}`, { body }));
export const useDrawQuiz = () =>
  useChange((body: Sent<typeof quizBody>) => api.post<Made>('/api/quizzes', { body }));
export const useResult = (quizId: number, personId: number) =>
  useChange((body: Sent<typeof resultBody>) =>
    api.put(`/api/quizzes/${quizId}/results/${personId}`, { body }),
  );
export const useRecordMorning = () =>
  useChange((body: Sent<typeof morningBody>) =>
    api.post<{ unitId: number; id: number }>('/api/mornings', { body }),
  );
export const useEditMorning = (unitId: number, id: number) =>
  useChange((body: Sent<typeof morningEdit>) =>
    api.patch(`/api/mornings/${unitId}/${id}`, { body }),
  );
export const useAskEssay = () =>
  useChange((body: Sent<typeof essayOrderBody>) => api.post<Made>('/api/essay-orders', { body }));
export const useCancelEssay = (id: number) =>
  useChange((_: void) => api.post(`/api/essay-orders/${id}/cancel`));
export const useHandIn = (orderId: number) =>
  useChange((body: string) => api.put(`/api/essay-orders/${orderId}/mine`, { body: { body } }));
