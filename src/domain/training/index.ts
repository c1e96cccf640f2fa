/** 培训与晨会: what the tiers above use of it. */
export {
  attended,
  attendanceStates,
  fulfilsOrder,
  otherTag,
  sessionKinds,
  softwareTags,
  tagOf,
  tags,
  type AttendanceState,
  type SessionKind,
  type Tag,
} from './model.ts';
export { missedOf, morningsOf, type Morning } from './mornings.ts';
export { drawQuestions, poolHash, quizKey, repeatCommand, type PoolQuestion } from './quiz.ts';
