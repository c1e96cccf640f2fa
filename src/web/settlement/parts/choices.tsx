// Every open question of the plan in one column, the changed ones marked, for trying readings out.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Readings as Chosen } from '../../../contract/plan.ts';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { Readings, readingsOf } from '../../plan/index.ts';
import styles from './preview.module.css';

type Props = { version: PlanVersion; chosen: Chosen; onChange: (chosen: Chosen) => void };

export function Choices({ version, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const choose = (key: string, value: string) => onChange({ ...chosen, [key]: value });
  // A goal pays nothing: its readings are chosen on the plan page.
  const goals = new Set(version.document.goals.map((goal) => goal.id));
  const groups = readingsOf(version.document).filter(({ scope }) => !scope || !goals.has(scope));
  return (
    <section aria-label={t('settlement.choices')} className={styles.choices}>
      <div className={styles.choicesHead}>
        <h2>{t('settlement.choices')}</h2>
        <Button size="small" onClick={() => onChange(version.readings)}>
          {t('settlement.reset')}
        </Button>
      </div>
      {groups.map((group) => (
        <div key={group.scope ?? 'plan'}>
          <h3>{group.scope ? `${group.scope} ${group.title}` : t('settlement.wholePlan')}</h3>
          <Readings scope={group.scope} of={group.readings} chosen={chosen} onChoose={choose} />
        </div>
      ))}
    </section>
  );
}
