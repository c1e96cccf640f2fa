// The visit behind a line: what was deducted, what was repeated or of special attention, the evidence.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Evidence, InspectionDetail } from '../../../contract/inspection.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Score } from '../../shared/values.tsx';
import type { LineFull } from '../api.ts';
import { useWordText } from './value-text.ts';
import styles from './explanation.module.css';

export function Visit({ line }: { line: LineFull }) {
  const { t } = useTranslation();
  const deductions = line.inspection?.deductions ?? [];
  const evidence = (line.evidence.length ? line.evidence : line.inspection?.evidence) as
    Evidence[] | undefined;
  if (deductions.length === 0 && !evidence?.length) return null;
  return (
    <section className={styles.part}>
      <h2>{t('ledger.part.visit')}</h2>
      <ul className={styles.deductions}>
        {deductions.map((deduction) => (
          <li key={deduction.itemCode}>
            <Deduction deduction={deduction} unitId={line.unit.id} />
          </li>
        ))}
      </ul>
      {evidence?.length ? <Files evidence={evidence} /> : null}
    </section>
  );
}

type DeductionProps = { deduction: InspectionDetail['deductions'][number]; unitId: number };

function Deduction({ deduction, unitId }: DeductionProps) {
  const { t } = useTranslation();
  const word = useWordText();
  return (
    <>
      <span>
        {deduction.itemName} <span className={styles.quiet}>{word(deduction.category)}</span>{' '}
        {deduction.isKey && <Tag tone="bad">{t('ledger.visit.key')}</Tag>}{' '}
        {deduction.repeatedFrom && (
          <Link
            to="/inspections/$unitId/$inspectionId"
            params={{
              unitId: String(unitId),
              inspectionId: String(deduction.repeatedFrom.inspectionId),
            }}
          >
            <Tag tone="warning">
              {t('ledger.visit.repeated', { wave: deduction.repeatedFrom.wave })}
            </Tag>
          </Link>
        )}{' '}
        {deduction.rectification && (
          <Link
            to="/rectifications/$unitId/$id"
            params={{ unitId: String(unitId), id: String(deduction.rectification.id) }}
            className="mc-text-link"
          >
            {t(
              deduction.rectification.before
                ? 'ledger.visit.rectifiedAgain'
                : 'ledger.visit.rectified',
            )}
          </Link>
        )}
      </span>
      <strong>
        −<Score value={deduction.points} />
      </strong>
    </>
  );
}

function Files({ evidence }: { evidence: Evidence[] }) {
  return (
    <ul className={styles.files}>
      {evidence.map((file) => (
        <li key={file.id}>
          <a href={`/api/evidence/${file.unitId}/${file.id}/file`} target="_blank" rel="noreferrer">
            {file.name}
          </a>{' '}
          <span className={styles.quiet}>
            {file.note} SHA-256 {file.sha256.slice(0, 12)}…
          </span>
        </li>
      ))}
    </ul>
  );
}
