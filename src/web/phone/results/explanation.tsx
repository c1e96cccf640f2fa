/** 怎么算的: one line of the statement from the facts to the yuan, and the clause it comes from. */
import type { ReactNode } from 'react';
import type { LineDetail, Statement } from '../../../contract/ledger.ts';
import { reasons, sums } from '../../shared/telling-steps.ts';
import type { Work } from '../session/current.ts';
import { useWords, type Words } from '../words/index.ts';
import { useKept } from './kept.ts';
import { Amount } from './amount.tsx';

type Line = Statement['lines'][number];
type Value = LineDetail['inputs'][number]['value'];

const valueText = (t: Words, value: Value) => {
  if (value === null || value === 'null') return t.results.unknown;
  if (value === true || value === 'true') return t.results.yes;
  if (value === false || value === 'false') return t.results.no;
  return value.replace(/^-(?=\d)/, '−');
};

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mp-stack mp-stack-tight">
      <h3 className="mp-label">{title}</h3>
      {children}
    </section>
  );
}

/** The few sentences that decide, or the whole formula when it has no steps. */
function Sentences({ texts, otherwise }: { texts: string[]; otherwise: string }) {
  return (texts.length > 0 ? texts : [otherwise]).map((text, at) => (
    <p key={at} className="mp-figure">
      {text}
    </p>
  ));
}

function Detail({ line }: { line: LineDetail }) {
  const t = useWords();
  return (
    <>
      <Part title={t.results.because}>
        <Sentences texts={reasons(line.when.steps)} otherwise={line.when.substituted} />
      </Part>
      <Part title={t.results.so}>
        <Sentences
          texts={sums(line.amountExplained.steps)}
          otherwise={line.amountExplained.substituted}
        />
      </Part>
      <Part title={t.results.inputs}>
        <ul className="mp-plain mp-rows">
          {line.inputs.map(({ name, value, unit }) => (
            <li key={name}>
              <span>{name}</span>
              <span className="mp-figure">
                {valueText(t, value)} {value !== null && typeof value !== 'boolean' && unit}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      {line.readings.length > 0 && (
        <Part title={t.results.readings}>
          {line.readings.map(({ id, question, label }) => (
            <p key={id}>
              <span className="mp-quiet">{question}</span> {label}
            </p>
          ))}
        </Part>
      )}
      <Part title={t.results.clause}>
        <blockquote className="mp-quote">
          {line.planTitle} · {line.clauseNo}
          <br />
          {line.clause}
        </blockquote>
      </Part>
      {line.payer.id !== line.unit.id && <Part title={t.results.payer}>{line.payer.name}</Part>}
    </>
  );
}

/** What the list knows is shown at once, the rest as soon as it is here. */
export function Explanation({ work, line }: { work: Work; line: Line }) {
  const t = useWords();
  const path = `/api/ledger/${line.unit.id}/${line.id}`;
  const { kept, refusal } = useKept<LineDetail>(work, path);
  return (
    <>
      <p className="mp-score">
        <Amount value={line.amount} />
      </p>
      {line.reversesId !== null && <p className="mp-notice">{line.reason}</p>}
      {kept ? (
        <Detail line={kept.value} />
      ) : (
        <>
          <p>
            {line.clauseNo} · {line.text}
          </p>
          <p className="mp-quiet" role="status">
            {refusal ? refusal.message : t.loading}
          </p>
        </>
      )}
    </>
  );
}
