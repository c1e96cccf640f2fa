/** Which placed thing it is about, and whether a replacement was asked for before the check. */
import type { TicketPack } from '../../../contract/ticket.ts';
import { standingAt } from '../../../domain/placement/index.ts';
import { momentText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import type { Entered } from './entered.ts';

type Props = {
  things: TicketPack['things'];
  entered: Entered;
  change: (patch: Partial<Entered>) => void;
};

export function ThingChoice({ things, entered, change }: Props) {
  const t = useWords();
  if (things.length === 0) return <p className="mp-notice">{t.ticket.noThings}</p>;
  const chosen = things.find(({ code }) => code === entered.itemCode);
  const standing = chosen && standingAt(chosen.requests, entered.happenedAt);
  return (
    <section className="mp-card mp-stack">
      <label className="mp-field">
        {t.ticket.thing}
        <select
          className="mp-input"
          value={entered.itemCode}
          onChange={({ target }) => change({ itemCode: target.value })}
        >
          <option value="">{t.ticket.chooseThing}</option>
          {things.map(({ code, name, place }) => (
            <option key={code} value={code}>
              {[code, name, place].filter(Boolean).join(' · ')}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <p role="status" className={standing ? 'mp-notice mp-notice-warning' : 'mp-quiet'}>
          {standing ? t.ticket.askedBefore(momentText(standing.askedAt)) : t.ticket.notAsked}
        </p>
      )}
    </section>
  );
}
