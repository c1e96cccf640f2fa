/** Who, how much or how often, and what was seen. */
import { Stepper } from '../visit/controls/stepper.tsx';
import { useWords } from '../words/index.ts';
import type { Clause, Entered } from './entered.ts';

type Props = { clause: Clause; entered: Entered; change: (patch: Partial<Entered>) => void };

const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim());

function Amount({ clause, entered, change }: Props) {
  const t = useWords();
  if (clause.enters === 'times')
    return (
      <div className="mp-field">
        <span>{t.ticket.times}</span>
        <Stepper
          text={t.ticket.timesOf(entered.times)}
          less={t.ticket.less}
          more={t.ticket.more}
          canLess={entered.times > 1}
          canMore={entered.times < 99}
          active={entered.times > 1}
          onLess={() => change({ times: entered.times - 1 })}
          onMore={() => change({ times: entered.times + 1 })}
        />
      </div>
    );
  const isPoints = clause.enters === 'points';
  return (
    <label className="mp-field">
      {isPoints ? t.ticket.points : t.ticket.amount(clause.amount?.from, clause.amount?.to)}
      <input
        className="mp-input"
        inputMode="decimal"
        maxLength={9}
        value={(isPoints ? entered.points : entered.amount) ?? ''}
        onChange={({ target }) =>
          change({ [isPoints ? 'points' : 'amount']: textOrNull(target.value) })
        }
      />
    </label>
  );
}

export function Figures({ clause, entered, change }: Props) {
  const t = useWords();
  return (
    <section className="mp-card mp-stack">
      <label className="mp-field">
        {t.ticket.person}
        <input
          className="mp-input"
          maxLength={40}
          value={entered.offender}
          onChange={({ target }) => change({ offender: target.value })}
        />
      </label>
      <Amount clause={clause} entered={entered} change={change} />
      <label className="mp-field">
        {t.ticket.reason}
        <textarea
          className="mp-input"
          rows={3}
          maxLength={500}
          placeholder={t.ticket.reasonHint}
          value={entered.reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
      </label>
    </section>
  );
}
