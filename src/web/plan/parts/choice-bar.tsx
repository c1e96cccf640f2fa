// Appears when readings other than those in force are chosen: look at the effect, or take it back.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Readings } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { readingKey, readingsOf, valueOf } from './readings-of.ts';
import styles from './plan.module.css';

type Props = { version: PlanVersion; chosen: Readings; onReset: () => void };

export function ChoiceBar({ version, chosen, onReset }: Props) {
  const { t } = useTranslation();
  const changed = readingsOf(version.document).flatMap(({ scope, readings }) =>
    readings.filter((reading) => {
      const key = readingKey(scope, reading.id);
      return valueOf(reading, key, chosen) !== valueOf(reading, key, version.readings);
    }),
  ).length;
  if (changed === 0) return null;
  return (
    <div className={styles.bar} role="status">
      <span>{t('plan.choice.changed', { count: changed })}</span>
      <Link
        to="/plans/$versionId/preview"
        params={{ versionId: String(version.id) }}
        search={{ readings: JSON.stringify(chosen) }}
      >
        {t('plan.reading.effect')}
      </Link>
      <Button size="small" onClick={onReset}>
        {t('plan.choice.reset')}
      </Button>
    </div>
  );
}
