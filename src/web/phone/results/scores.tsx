/** 成绩: the year's checks, newest first: score against target, places, and what points were lost for. */
import { useState } from 'react';
import type { InspectionDetail } from '../../../contract/inspection.ts';
import type { Statement } from '../../../contract/ledger.ts';
import {
  formatCount,
  formatDecimal,
  signOf,
  sumDecimals,
  trimDecimal,
} from '../../shared/decimals.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { Work } from '../session/current.ts';
import { dayText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { useKept } from './kept.ts';

type Score = Statement['scores'][number];
const points = (value: string) => formatDecimal(trimDecimal(value));

/** Only the provincial checks are ranked beyond the county that made the check. */
const placesOf = ({ kind, places }: Score) =>
  kind === '省行神秘人' ? places : places.filter(({ within }) => within === '县行');

function Target({ score, target }: { score: string; target: string }) {
  const t = useWords();
  const short = sumDecimals([target, score.startsWith('-') ? score.slice(1) : `-${score}`]);
  const isBelow = signOf(short) > 0;
  return (
    <span className={isBelow ? 'mp-warning' : 'mp-good'}>
      {t.results.target(points(target))} ·{' '}
      {isBelow ? t.results.below(points(short)) : t.results.met}
    </span>
  );
}

function Places({ score }: { score: Score }) {
  const t = useWords();
  const places = placesOf(score);
  if (places.length === 0) return null;
  return (
    <dl className="mp-facts">
      {places.map(({ within, place, visited, fromBottom, tied }) => (
        <div key={within}>
          <dt>{t.results.range(within)}</dt>
          <dd className="mp-figure">
            {t.results.place(formatCount(place), formatCount(visited))}
            <span className="mp-quiet">
              {' · '}
              {t.results.fromBottom(formatCount(fromBottom))}
              {tied > 1 && ` · ${t.results.tied(formatCount(tied))}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lost({ work, path }: { work: Work; path: string }) {
  const t = useWords();
  const { kept, refusal } = useKept<InspectionDetail>(work, path);
  if (!kept) return <p className="mp-quiet">{refusal ? refusal.message : t.loading}</p>;
  const { deductions } = kept.value;
  return (
    <>
      <p className="mp-quiet">{t.results.deductions(deductions.length)}</p>
      <ul className="mp-plain mp-rows">
        {deductions.map((one) => (
          <li key={one.itemCode}>
            <span className="mp-wide">
              {one.itemName}
              <span className="mp-quiet">
                {' '}
                {one.category}
                {one.repeatedFrom && ` · ${t.results.repeated(one.repeatedFrom.wave)}`}
              </span>
            </span>
            {one.isKey && <span className="mp-tag mp-tag-warning">{t.results.key}</span>}
            <span className="mp-figure">{t.results.takenOff(points(one.points))}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

type CardProps = { work: Work; unitId: number; score: Score };

function Card({ work, unitId, score }: CardProps) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const title = `${score.wave} ${score.kind}`;
  const mayOpen = work.account.abilities.includes('fact.read');
  return (
    <section className="mp-card mp-stack mp-stack-tight" aria-label={title}>
      <span className="mp-visit-head">
        <strong>{title}</strong>
        <span className="mp-quiet">{dayText(score.visitedOn)}</span>
      </span>
      <p className="mp-score mp-figure">{t.results.points(points(score.score))}</p>
      {score.target !== null && <Target score={score.score} target={score.target} />}
      <Places score={score} />
      {mayOpen && (
        <button type="button" className="mp-button" onClick={() => setOpen(true)}>
          {t.results.lost}
        </button>
      )}
      {open && (
        <Sheet title={title} onClose={() => setOpen(false)} tall>
          <Lost work={work} path={`/api/inspections/${unitId}/${score.inspectionId}`} />
        </Sheet>
      )}
    </section>
  );
}

export function Scores({ work, statement }: { work: Work; statement: Statement }) {
  const t = useWords();
  const { scores, unit, year } = statement;
  if (scores.length === 0) return <p className="mp-empty">{t.results.noScores(year)}</p>;
  return scores
    .toReversed()
    .map((score) => <Card key={score.inspectionId} work={work} unitId={unit.id} score={score} />);
}
