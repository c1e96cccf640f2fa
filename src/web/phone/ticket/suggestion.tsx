/** 建议金额: by how many things and how bad, with its sum; taken over by a press, never by itself. */
import { useState } from 'react';
import { reasonWith, suggestAmount, type Seen } from '../../../domain/ticket/index.ts';
import { Stepper } from '../visit/controls/stepper.tsx';
import { useWords } from '../words/index.ts';
import type { Clause, Entered } from './entered.ts';

type Props = { clause: Clause; entered: Entered; change: (patch: Partial<Entered>) => void };

export function Suggestion({ clause: { amount, suggest }, entered, change }: Props) {
  const t = useWords();
  const [seen, setSeen] = useState<Seen>({ count: 1, severity: 0 });
  if (!amount || !suggest) return null;
  const suggested = suggestAmount(amount, suggest, seen);
  return (
    <section className="mp-card mp-stack">
      <h2>{t.ticket.suggestion}</h2>
      <Stepper
        text={t.ticket.things(seen.count)}
        less={t.ticket.less}
        more={t.ticket.more}
        canLess={seen.count > 1}
        canMore={seen.count < 99}
        active={seen.count > 1}
        onLess={() => setSeen({ ...seen, count: seen.count - 1 })}
        onMore={() => setSeen({ ...seen, count: seen.count + 1 })}
      />
      <div className="mp-row mp-segments" role="group" aria-label={t.ticket.severity}>
        {suggest.severities.map(({ name }, severity) => (
          <button
            key={name}
            type="button"
            className="mp-button"
            aria-pressed={seen.severity === severity}
            onClick={() => setSeen({ ...seen, severity })}
          >
            {name}
          </button>
        ))}
      </div>
      <p>{suggested.text}</p>
      <button
        type="button"
        className="mp-button"
        onClick={() =>
          change({ amount: suggested.amount, reason: reasonWith(entered.reason, suggested) })
        }
      >
        {t.ticket.adopt(suggested.amount)}
      </button>
    </section>
  );
}
