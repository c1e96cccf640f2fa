/** 查找: words anywhere in a question; a tap goes there. */
import { useState } from 'react';
import { Sheet } from '../parts/sheet.tsx';
import { useWords } from '../words/index.ts';
import { matches } from './questions.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = {
  open: OpenVisit;
  onFound: (place: { section: string; key: string }) => void;
  onClose: () => void;
};
const most = 30;

export function FindSheet({ open, onFound, onClose }: Props) {
  const t = useWords();
  const [text, setText] = useState('');
  const found = open.sections.flatMap((section) =>
    section.questions
      .filter((question) => matches(question, text))
      .map((question) => ({ section, question })),
  );
  return (
    <Sheet title={t.answer.findLabel} onClose={onClose} tall>
      <input
        type="search"
        className="mp-input"
        aria-label={t.answer.findLabel}
        autoFocus
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="mp-quiet" role="status">
        {t.answer.found(found.length)}
      </p>
      <ul className="mp-plain mp-found">
        {found.slice(0, most).map(({ section, question }) => (
          <li key={question.key}>
            <button
              type="button"
              className="mp-found-row"
              onClick={() => {
                onClose();
                onFound({ section: section.code, key: question.key });
              }}
            >
              <span className="mp-quiet">
                {section.name} · {question.item.code}
                {question.key in open.state.answers && ' ✓'}
              </span>
              <span>
                {question.item.name}
                {question.person && ` · ${question.person.label}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
