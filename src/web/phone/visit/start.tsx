/** 开始: says what will be recorded and why before anything is, then records it. */
import { useState } from 'react';
import { dayText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { deviceName } from '../store/ids.ts';
import { findPlace, type Place } from './place.ts';
import type { OpenVisit } from './use-visit.ts';

function Facts({ open: { visit, document, sections } }: { open: OpenVisit }) {
  const t = useWords();
  const items = sections.flatMap(({ questions }) => questions).length;
  const rows = [
    [t.start.round, visit.round.name],
    [t.start.kind, visit.round.kind],
    [t.start.standard, document.title],
    [t.start.items, t.start.itemCount(items, document.total)],
    [t.start.dueOn, dayText(visit.dueOn)],
  ] as const;
  return (
    <section className="mp-card mp-stack">
      <h2>{t.start.facts}</h2>
      <dl className="mp-facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Start({ open }: { open: OpenVisit }) {
  const t = useWords();
  const [locating, setLocating] = useState(false);
  const begin = (place: Place) =>
    open.writer.put('$start', { at: new Date().toISOString(), place });
  const start = () => {
    setLocating(true);
    void findPlace()
      .then(begin)
      .finally(() => setLocating(false));
  };
  return (
    <>
      <Facts open={open} />
      <section className="mp-card mp-stack">
        <h2>{t.start.title}</h2>
        <p>{t.start.why}</p>
        <ul className="mp-bullets">
          <li>{t.start.time}</li>
          <li>{t.start.place}</li>
          <li>{t.start.device(deviceName())}</li>
        </ul>
        <p className="mp-quiet">{t.start.denied}</p>
      </section>
      <div className="mp-thumb">
        <button
          type="button"
          className="mp-button mp-primary mp-large"
          disabled={locating}
          onClick={start}
        >
          {locating ? t.start.locating : t.start.go}
        </button>
        {locating && (
          <button type="button" className="mp-button mp-large" onClick={() => void begin(null)}>
            {t.start.skip}
          </button>
        )}
      </div>
    </>
  );
}
