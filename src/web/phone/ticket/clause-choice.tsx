/** Which clause; its own words stand below the choice. */
import type { TicketPack } from '../../../contract/ticket.ts';
import { firstAmount } from '../../../domain/ticket/index.ts';
import { useWords } from '../words/index.ts';
import type { Clause, Entered } from './entered.ts';

type Props = {
  plan: TicketPack['plans'][number];
  entered: Entered;
  change: (patch: Partial<Entered>) => void;
};

/** Figures of another clause would mean something else. */
const blank = (clause: Clause): Partial<Entered> => ({
  clause: clause.clause as Entered['clause'],
  times: 1,
  points: null,
  itemCode: '',
  amount: firstAmount(clause.amount),
});

export function ClauseChoice({ plan, entered, change }: Props) {
  const t = useWords();
  const chosen = plan.clauses.find(({ clause }) => clause === entered.clause);
  return (
    <section className="mp-card mp-stack">
      <h2>{t.ticket.clause}</h2>
      <div className="mp-options" role="group" aria-label={t.ticket.clause}>
        {plan.clauses.map((one) => (
          <button
            key={one.clause}
            type="button"
            className="mp-answer mp-answer-line"
            aria-pressed={one === chosen}
            onClick={() => change(blank(one))}
          >
            {one.clause} {one.title}
          </button>
        ))}
      </div>
      {chosen && (
        <blockquote className="mp-quote">
          {chosen.text}
          {chosen.note && <p className="mp-quiet">{chosen.note}</p>}
        </blockquote>
      )}
    </section>
  );
}
