/** 对账单: what the year comes to, then every line by phase; a tap tells how it was worked out. */
import { useState } from 'react';
import type { Statement } from '../../../contract/ledger.ts';
import { sumDecimals } from '../../shared/decimals.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { Work } from '../session/current.ts';
import { dayText, inOrder } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { Amount } from './amount.tsx';
import { Explanation } from './explanation.tsx';

type Line = Statement['lines'][number];

/** Revoked lines are shown; their money counts no more. */
const counted = (lines: Line[]) =>
  sumDecimals(lines.filter(({ state }) => state !== 'revoked').map(({ amount }) => amount));

/** Phases by their earliest fact; what belongs to no phase comes last. */
function byPhase(lines: Line[]): [phase: string, lines: Line[]][] {
  const earliest = (group: Line[]) =>
    group.map(({ happenedOn, wave }) => happenedOn ?? wave ?? '').toSorted()[0] ?? '';
  return [...Map.groupBy(lines, ({ phase }) => phase ?? '')].toSorted(([a, first], [b, second]) =>
    !a || !b ? (a ? -1 : b ? 1 : 0) : inOrder(earliest(first), earliest(second)),
  );
}

function Totals({ statement: { year, totals } }: { statement: Statement }) {
  const t = useWords();
  return (
    <section className="mp-card mp-stack mp-stack-tight">
      <p className="mp-quiet">{t.results.net(year)}</p>
      <p className="mp-score">
        <Amount value={totals.amount} />
      </p>
      <dl className="mp-facts">
        <div>
          <dt>{t.results.rewards}</dt>
          <dd>
            <Amount value={totals.rewards} />
          </dd>
        </div>
        <div>
          <dt>{t.results.penalties}</dt>
          <dd>
            <Amount value={totals.penalties} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function LineButton({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const t = useWords();
  const when = line.wave ?? (line.happenedOn ? dayText(line.happenedOn) : '');
  return (
    <button type="button" className="mp-answer mp-answer-line" onClick={onOpen}>
      <span>
        {line.ruleTitle}
        <span className="mp-quiet">
          {' '}
          {[when, t.results.states[line.state], line.reversesId !== null && t.results.reversal]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Amount value={line.amount} />
    </button>
  );
}

export function Lines({ work, statement }: { work: Work; statement: Statement }) {
  const t = useWords();
  const [open, setOpen] = useState<Line | null>(null);
  const { lines, year } = statement;
  if (lines.length === 0) return <p className="mp-empty">{t.results.noLines(year)}</p>;
  return (
    <>
      <Totals statement={statement} />
      {byPhase(lines).map(([phase, group]) => (
        <section key={phase} className="mp-card mp-stack" aria-label={phase || t.results.wholeYear}>
          <span className="mp-visit-head">
            <h2>{phase || t.results.wholeYear}</h2>
            <Amount value={counted(group)} />
          </span>
          <div className="mp-options">
            {group.map((line) => (
              <LineButton key={line.id} line={line} onOpen={() => setOpen(line)} />
            ))}
          </div>
        </section>
      ))}
      {open && (
        <Sheet title={open.ruleTitle} onClose={() => setOpen(null)} tall>
          <Explanation work={work} line={open} />
        </Sheet>
      )}
    </>
  );
}
