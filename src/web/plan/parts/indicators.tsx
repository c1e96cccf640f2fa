// The plan's indicators: name, what one value stands for, where it comes from. Searchable in place.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../../contract/plan.ts';
import styles from './plan.module.css';

export function Indicators({ indicators }: { indicators: Indicator[] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const shown = indicators.filter((indicator) =>
    `${indicator.name} ${indicator.note ?? ''}`.includes(search.trim()),
  );
  return (
    <>
      <Input.Search
        allowClear
        value={search}
        placeholder={t('plan.indicator.search')}
        aria-label={t('plan.indicator.search')}
        onChange={(event) => setSearch(event.target.value)}
        className={styles.search}
      />
      <div
        className={styles.scroll}
        tabIndex={0}
        role="region"
        aria-label={t('plan.part.indicators')}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('plan.indicator.name')}</th>
              <th scope="col">{t('plan.indicator.each')}</th>
              <th scope="col">{t('plan.indicator.source')}</th>
              <th scope="col">{t('plan.indicator.unit')}</th>
              <th scope="col">{t('plan.indicator.note')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((indicator) => (
              <tr key={indicator.name}>
                <td>{indicator.name}</td>
                <td>
                  {[indicator.each]
                    .flat()
                    .map((grain) => t(`plan.grain.${grain}`))
                    .join('、')}
                </td>
                <td>
                  <SourceText source={indicator.source} />
                </td>
                <td>{indicator.unit}</td>
                <td>{indicator.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={styles.muted}>{t('plan.indicator.nothing')}</p>}
    </>
  );
}

function SourceText({ source }: { source: Indicator['source'] }) {
  const { t } = useTranslation();
  const details = Object.entries(source)
    .filter(([key, value]) => key !== 'kind' && value !== undefined)
    .map(([, value]) =>
      value === null
        ? t('plan.source.notFilled')
        : t(`plan.source.options.${String(value)}` as never, [value].flat().join('、')),
    );
  const text = t(`plan.source.kinds.${source.kind}`);
  return <>{details.length ? `${text}（${details.join('，')}）` : text}</>;
}
