// For a bank that has just begun: units and accounts, then import, publish, settle — the next one stands out.
import { CheckOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { administratorsQuery } from '../../account/index.ts';
import { useAbility } from '../../shared/session.ts';
import { useOpened, useSetup } from '../api.ts';
import styles from './dashboard.module.css';

type Step = {
  key: 'imported' | 'published' | 'settled' | 'administrators' | 'units' | 'people' | 'accounts';
  to:
    | '/inspections/imports'
    | '/plans'
    | '/security/administrators'
    | '/organisation'
    | '/organisation/people';
  done: boolean;
};

export function FirstSteps() {
  const mayImport = useAbility('fact.import');
  const maySettle = useAbility('settlement.run');
  const mayEdit = useAbility('person.edit');
  const mayManage = useAbility('account.manage');
  if (mayImport || maySettle) return <ServiceSteps />;
  if (mayEdit) return <SystemSteps />;
  return mayManage ? <SecuritySteps /> : null;
}

function ServiceSteps() {
  const setup = useSetup();
  if (!setup) return null;
  return (
    <Steps
      steps={[
        { key: 'imported', to: '/inspections/imports', done: setup.imported },
        { key: 'published', to: '/plans', done: setup.published },
        { key: 'settled', to: '/plans', done: setup.settled },
      ]}
    />
  );
}

/** The first administrator names the two others, who let in those that do the service work. */
function SystemSteps() {
  const opened = useOpened();
  const administrators = useQuery(administratorsQuery).data;
  if (!opened || !administrators) return null;
  const named = administrators.security > 0;
  return (
    <Steps
      steps={[
        { key: 'administrators', to: '/security/administrators', done: named },
        { key: 'units', to: '/organisation', done: opened.units },
        { key: 'people', to: '/organisation/people', done: opened.people },
      ]}
    />
  );
}

function SecuritySteps() {
  const opened = useOpened();
  if (!opened) return null;
  return <Steps steps={[{ key: 'accounts', to: '/organisation/people', done: opened.accounts }]} />;
}

function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  const next = steps.find((step) => !step.done)?.key;
  if (!next) return null;
  return (
    <section className="mc-card">
      <h2>{t('dashboard.begin', { n: steps.length })}</h2>
      <p className="mc-quiet">{t('dashboard.beginHint')}</p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step.key}
            className={step.key === next ? styles.next : undefined}
            aria-current={step.key === next ? 'step' : undefined}
          >
            <span className={styles.stepNo}>
              {step.done ? <CheckOutlined aria-label={t('dashboard.stepDone')} /> : index + 1}
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
