/** How far a visit is, and which question comes next. */
import type { Question, Section } from './questions.ts';
import type { VisitState } from './state.ts';

type Answered = Pick<VisitState, 'answers' | 'conflicts'>;
/** 加分项 may stay open. */
const isWanted = ({ item }: Question) => !item.extra;
const isOpen =
  ({ answers }: Answered) =>
  (question: Question) =>
    isWanted(question) && !(question.key in answers);

export function doneOf({ questions }: Section, state: Answered) {
  const all = questions.filter(isWanted).length;
  return { done: all - questions.filter(isOpen(state)).length, all };
}
/** Over all sections. */
export function progressOf(sections: readonly Section[], state: Answered) {
  const parts = sections.map((section) => doneOf(section, state));
  return {
    done: parts.reduce((sum, { done }) => sum + done, 0),
    all: parts.reduce((sum, { all }) => sum + all, 0),
  };
}

/** The first question after `key` that has no answer, going round to the beginning; null when all have. */
export function nextOpen(
  sections: readonly Section[],
  state: Answered,
  after: string | null,
): { section: string; key: string } | null {
  const all = sections.flatMap(({ code, questions }) =>
    questions.map((question) => ({ section: code, question })),
  );
  const at = all.findIndex(({ question }) => question.key === after) + 1;
  const found = [...all.slice(at), ...all.slice(0, at)].find(({ question }) =>
    isOpen(state)(question),
  );
  return found ? { section: found.section, key: found.question.key } : null;
}
