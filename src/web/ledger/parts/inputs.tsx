// The facts a line stands on: every value with its unit and where it comes from.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LineFull } from '../api.ts';
import { useValueText, useWordText } from './value-text.ts';
import styles from './explanation.module.css';

export function Inputs({ line }: { line: LineFull }) {
  const { t } = useTranslation();
  const text = useValueText();
  const word = useWordText();
  return (
    <>
      <dl className={styles.inputs}>
        {inOrderOfUse(line).map((input) => (
          <div key={input.name}>
            <dt>
              {input.name}
              {input.note && <span className={styles.note}>{input.note}</span>}
            </dt>
            <dd>
              {text(input.value)} {input.value !== null && word(input.unit)}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t('ledger.fact.from')} <FactLink line={line} />
      </p>
    </>
  );
}

/** As the formulas use them; what is only shown, or decides the payer, comes after. */
function inOrderOfUse(line: LineFull): LineFull['inputs'] {
  const formulas = `${line.when.expression} ${line.amountExplained.expression}`;
  const place = (name: string) => (formulas.includes(name) ? formulas.indexOf(name) : Infinity);
  const later = (a: number, b: number) => (a === b ? 0 : a - b);
  return line.inputs.toSorted((a, b) => later(place(a.name), place(b.name)));
}

const listOf = {
  complaint: '/complaints',
  exposure: '/exposures',
  ticket: '/tickets',
} as const;
const isListed = (kind: string): kind is keyof typeof listOf => kind in listOf;

function FactLink({ line }: { line: LineFull }) {
  const { fact, unit } = line;
  if (fact.kind === 'visit')
    return (
      <Link
        to="/inspections/$unitId/$inspectionId"
        params={{ unitId: String(unit.id), inspectionId: String(fact.id) }}
      >
        {fact.title}
      </Link>
    );
  if (isListed(fact.kind))
    return (
      <Link to={listOf[fact.kind]} search={{ unitId: String(unit.id) }}>
        {fact.title}
      </Link>
    );
  return <>{fact.title}</>;
}
