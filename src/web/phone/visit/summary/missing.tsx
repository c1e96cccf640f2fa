/** What is missing, by name; a tap goes there. */
import { Icon } from '../../parts/icons.tsx';
import { Link } from '../../parts/link.tsx';
import { currentLanguage, useWords } from '../../words/index.ts';
import type { OpenVisit } from '../use-visit.ts';
import { gapsOf } from './gaps.ts';

const most = 20;

export function Missing({ open }: { open: OpenVisit }) {
  const t = useWords();
  const gaps = gapsOf(open, currentLanguage());
  const { unitId, id } = open.visit;
  if (gaps.length === 0)
    return (
      <p className="mp-notice mp-notice-good">
        <Icon name="check" size={18} /> {t.summary.complete}
      </p>
    );
  const faults = gaps.filter(({ kind }) => kind === 'fault').length;
  return (
    <section className="mp-card mp-stack">
      <h2>{t.summary.missing(gaps.length)}</h2>
      {faults > 0 && <p className="mp-warning">{t.summary.faults(faults)}</p>}
      <ul className="mp-plain mp-found">
        {gaps.slice(0, most).map(({ section, question, why }) => (
          <li key={question.key}>
            <Link
              to={`/visit/${unitId}/${id}#${encodeURIComponent(`${section.code}|${question.key}`)}`}
              className="mp-found-row"
            >
              <span className="mp-quiet">
                {section.name} · {question.item.code}
              </span>
              <span>
                {question.item.name}
                {question.person && ` · ${question.person.label}`}
              </span>
              {why && <span className="mp-warning">{why}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {gaps.length > most && <p className="mp-quiet">{t.summary.more(gaps.length - most)}</p>}
    </section>
  );
}
