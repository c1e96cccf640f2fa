// 读法: the question a clause leaves open, its possible answers, which one is in force, and a link to
// see who gains and who loses by another one.
import { Radio } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Reading, Readings as Chosen } from '../../../contract/plan.ts';
import { readingKey, valueOf } from './readings-of.ts';
import styles from './plan.module.css';
import { Tag } from '../../shared/state-tag.tsx';

export type ReadingProps = {
  /** What is chosen now: "全区" or "C3-R08.A1" → option value; absent means the default. */
  chosen: Chosen;
  /** Absent: shown, not to be changed. */
  onChoose?: ((key: string, value: string) => void) | undefined;
  /** The version whose preview shows the effect; absent: no link. */
  versionId?: number | undefined;
};

type Props = ReadingProps & { scope: string | null; of: Reading[] };

export function Readings({ scope, of, ...rest }: Props) {
  return of.map((reading) => (
    <ReadingChoice key={reading.id} scope={scope} reading={reading} {...rest} />
  ));
}

function ReadingChoice({
  scope,
  reading,
  chosen,
  onChoose,
  versionId,
}: ReadingProps & { scope: string | null; reading: Reading }) {
  const { t } = useTranslation();
  const key = readingKey(scope, reading.id);
  const value = valueOf(reading, key, chosen);
  return (
    <fieldset className={styles.reading}>
      <legend>
        <Tag>{t('plan.reading.tag', { id: reading.id })}</Tag>
        {reading.question}
      </legend>
      <Radio.Group
        name={key}
        value={value}
        disabled={!onChoose}
        onChange={(event) => onChoose?.(key, String(event.target.value))}
        className={styles.options}
      >
        {reading.options.map((option, index) => (
          <Radio key={option.value} value={option.value}>
            {option.label}
            {index === 0 && !option.label.includes('默认') && t('plan.reading.default')}
            {option.note && <span className={styles.muted}> {option.note}</span>}
          </Radio>
        ))}
      </Radio.Group>
      {versionId && (
        <Link
          to="/plans/$versionId/preview"
          params={{ versionId: String(versionId) }}
          search={{ readings: JSON.stringify(chosen), focus: key }}
        >
          {t('plan.reading.effect')}
        </Link>
      )}
    </fieldset>
  );
}
