/** The items with points taken off; those taken off again, and those the upper level watches, are marked. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InspectionDetail } from '../../../contract/inspection.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Score } from '../../shared/values.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { categoryName } from './words.ts';

type Deduction = InspectionDetail['deductions'][number];

export function Deductions({ visit }: { visit: InspectionDetail }) {
  const { t } = useTranslation();
  const { deductions } = visit;
  const repeated = deductions.filter((one) => one.repeatedFrom).length;
  const key = deductions.filter((one) => one.isKey).length;
  return (
    <section className="mc-card mc-stack" aria-label={t('inspection.deductions')}>
      <div>
        <h2>{t('inspection.deductions')}</h2>
        <p className="mc-quiet">
          {deductions.length === 0
            ? t('inspection.noDeductions')
            : t('inspection.deductionsSummary', { n: deductions.length, repeated, key })}
        </p>
      </div>
      {deductions.length > 0 && (
        <ScrollArea label={t('inspection.deductions')}>
          <PlainTable
            label={t('inspection.deductions')}
            head={[t('inspection.item'), t('inspection.category'), t('inspection.taken')]}
            rows={deductions.map((one) => [
              <Item key="item" deduction={one} unitId={visit.unit.id} />,
              categoryName(t, one.category),
              <Score key="points" value={one.points} />,
            ])}
          />
        </ScrollArea>
      )}
    </section>
  );
}

function Item({ deduction, unitId }: { deduction: Deduction; unitId: number }) {
  const { t } = useTranslation();
  const { itemCode, itemName, isKey, repeatedFrom, rectification } = deduction;
  return (
    <span className="mc-actions">
      <span>
        <span className="mc-quiet mc-figure">{itemCode}</span> {itemName}
      </span>
      {isKey && <Tag tone="accent">{t('inspection.isKey')}</Tag>}
      {repeatedFrom && (
        <>
          <Tag tone="warning">{t('inspection.isRepeated')}</Tag>
          <Link
            to="/inspections/$unitId/$inspectionId"
            params={{ unitId: String(unitId), inspectionId: String(repeatedFrom.inspectionId) }}
          >
            {t('inspection.repeatedFrom', { wave: repeatedFrom.wave })}
          </Link>
        </>
      )}
      {rectification && (
        <Link
          to="/rectifications/$unitId/$id"
          params={{ unitId: String(unitId), id: String(rectification.id) }}
        >
          {t(rectification.before ? 'inspection.rectifiedAgain' : 'inspection.rectified')}
        </Link>
      )}
    </span>
  );
}
