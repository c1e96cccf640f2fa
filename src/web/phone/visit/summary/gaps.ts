/** What keeps a visit from being handed in: the same rules as the server's, by question. */
import { answerFaultText } from '../../../../contract/standard-faults.ts';
import { submissionFaults, type StandardDocument } from '../../../../domain/standard/index.ts';
import type { Language } from '../../words/index.ts';
import type { Question, Section } from '../questions.ts';
import type { VisitState } from '../state.ts';

export type Gap = {
  section: Section;
  question: Question;
  kind: 'open' | 'conflict' | 'fault';
  /** Of a fault, in words. */
  why: string;
};
type Given = {
  document: StandardDocument;
  sections: readonly Section[];
  state: Pick<VisitState, 'answers' | 'conflicts'>;
};

export function gapsOf({ document, sections, state }: Given, language: Language): Gap[] {
  const differing = new Set(state.conflicts.map(({ key }) => key));
  const faults = new Map(
    submissionFaults(document, state.answers).map(({ key, fault }) => [key, fault]),
  );
  const gapOf = ({ key, item }: Question): Pick<Gap, 'kind' | 'why'> | null => {
    if (differing.has(key)) return { kind: 'conflict', why: '' };
    const fault = faults.get(key);
    if (fault) return { kind: 'fault', why: answerFaultText(fault, language) };
    return key in state.answers || item.extra ? null : { kind: 'open', why: '' };
  };
  return sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const gap = gapOf(question);
      return gap ? [{ section, question, ...gap }] : [];
    }),
  );
}
