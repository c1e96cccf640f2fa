// For a bank that has just begun: import, publish, settle — the next one stands out.
import { CheckOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../shared/session.ts';
import { useSetup, type Setup } from '../api.ts';
import styles from './dashboard.module.css';

const steps = [
  { key: 'imported', to: '/inspections/imports' },
  { key: 'published', to: '/plans' },
  { key: 'settled', to: '/plans' },
] as const satisfies readonly { key: keyof Setup; to: string }[];

export function FirstSteps() {
  const mayImport = useAbility('fact.import');
  const maySettle = useAbility('settlement.run');
  return mayImport || maySettle ? <Steps /> : null;
}

function Steps() {
  const { t } = useTranslation();
  const setup = useSetup();
  if (!setup || (setup.imported && setup.published && setup.settled)) return null;
  const next = steps.find((step) => !setup[step.key])?.key;
  return (
    <section className="mc-card">
      <h2>{t('dashboard.begin')}</h2>
      <p className="mc-quiet">{t('dashboard.beginHint')}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step.key}
            className={step.key === next ? styles.next : undefined}
            aria-current={step.key === next ? 'step' : undefined}
          >
            <span className={styles.stepNo}>
              {setup[step.key] ? <CheckOutlined aria-label={t('dashboard.stepDone')} /> : index + 1}
            </span>
            <div>
              <strong>
                {step.key === next ? (
                  <Link to={step.to}>{t(`dashboard.step.${step.key}.title`)}</Link>
                ) : (
                  t(`dashboard.step.${step.key}.title`)
                )}
              </strong>
              <p className="mc-quiet">{t(`dashboard.step.${step.key}.hint`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
