/** The pages of 培训与晨会 and their addresses. */
import { page } from './desk.tsx';

export const trainingPages = [
  page(
    '/training',
    () => import('../training/pages/sessions.tsx'),
    'SessionsPage',
    'training',
    'rectification',
  ),
  page('/training/gaps', () => import('../training/pages/gaps.tsx'), 'GapsPage', 'training'),
  page(
    '/training/quizzes',
    () => import('../training/pages/quizzes.tsx'),
    'QuizzesPage',
    'training',
  ),
  page(
    '/training/quizzes/questions',
    () => import('../training/pages/questions.tsx'),
    'QuestionsPage',
    'training',
  ),
  page(
    '/training/quizzes/figures',
    () => import('../training/pages/quiz-figures.tsx'),
    'QuizFiguresPage',
    'training',
  ),
  page(
    '/training/quizzes/$quizId',
    () => import('../training/pages/quiz.tsx'),
    'QuizPage',
    'training',
  ),
  page(
    '/training/mornings',
    () => import('../training/pages/mornings.tsx'),
    'MorningsPage',
    'training',
  ),
  page(
    '/training/mornings/record',
    () => import('../training/pages/record-morning.tsx'),
    'RecordMorningPage',
    'training',
  ),
  page(
    '/training/mornings/$unitId/$morningId',
    () => import('../training/pages/morning.tsx'),
    'MorningPage',
    'training',
    'inspection',
  ),
  page('/training/essays', () => import('../training/pages/essays.tsx'), 'EssaysPage', 'training'),
  page(
    '/training/essays/$essayOrderId',
    () => import('../training/pages/essay-order.tsx'),
    'EssayOrderPage',
    'training',
  ),
  page(
    '/training/mine',
    () => import('../training/pages/mine.tsx'),
    'MinePage',
    'training',
    'rectification',
  ),
  page(
    '/training/$trainingId',
    () => import('../training/pages/session.tsx'),
    'SessionPage',
    'training',
  ),
] as const;
