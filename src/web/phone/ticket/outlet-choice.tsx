/** Where: the own outlet, or one of those that may be visited, found by typing. */
import { useMemo, useState } from 'react';
import type { TicketPack } from '../../../contract/ticket.ts';
import { Icon } from '../parts/icons.tsx';
import { useWords } from '../words/index.ts';

type Outlet = TicketPack['outlets'][number];
type Props = { pack: TicketPack; unit: Outlet | null; onChoose: (id: number | null) => void };

/** More are found by typing more. */
const shown = 8;

export function OutletChoice({ pack, unit, onChoose }: Props) {
  const t = useWords();
  const [text, setText] = useState('');
  const found = useMemo(() => {
    const words = text.trim().toLowerCase();
    const fits = ({ name, code }: Outlet) => `${name} ${code}`.toLowerCase().includes(words);
    return pack.outlets.filter(fits).slice(0, shown);
  }, [pack.outlets, text]);
  if (unit)
    return (
      <section className="mp-card mp-row">
        <strong className="mp-wide">{unit.name}</strong>
        {pack.outlets.length > 1 && (
          <button type="button" className="mp-button mp-small" onClick={() => onChoose(null)}>
            {t.ticket.changeOutlet}
          </button>
        )}
      </section>
    );
  return (
    <section className="mp-card mp-stack">
      <h2>{t.ticket.outlet}</h2>
      <label className="mp-search">
        <Icon name="search" />
        <input
          type="search"
          className="mp-input"
          aria-label={t.ticket.findOutlet}
          placeholder={t.ticket.findOutlet}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {found.length === 0 && <p className="mp-quiet">{t.visits.nothingFound(text)}</p>}
      <div className="mp-options">
        {found.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="mp-answer mp-answer-line"
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
    </section>
  );
}
