/** 动态口令 of the own account: whether it is on, and what may be done with it. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnSecurity } from '../../../contract/account.ts';
import { Loading } from '../../shared/loading.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { securityQuery, useEndFactor, useRenewCodes } from '../api.ts';
import { CodeField } from './code-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

const FactorSetUp = lazy(() =>
  import('./factor-set-up.tsx').then((loaded) => ({ default: loaded.FactorSetUp })),
);

type Step = 'set-up' | 'renew' | 'end' | null;

export function FactorCard({ factor }: { factor: OwnSecurity['twoFactor'] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [step, setStep] = useState<Step>(null);
  const finish = async () => {
    setStep(null);
    await client.invalidateQueries(securityQuery);
  };
  return (
    <section className="mc-card mc-stack" aria-label={t('access.factor.title')}>
      <h2>
        {t('access.factor.title')}{' '}
        <Tag tone={factor.on ? 'good' : 'neutral'}>
          {t(factor.on ? 'access.factor.on' : 'access.factor.off')}
        </Tag>
      </h2>
      <p className="mc-quiet">{t('access.factor.purpose')}</p>
      {factor.on && <p>{t('access.factor.codesLeft', { n: factor.codesLeft })}</p>}
      {step === 'set-up' && (
        <Suspense fallback={<Loading />}>
          <FactorSetUp onDone={finish} />
        </Suspense>
      )}
      {step === 'renew' && <Renew onDone={finish} />}
      {step === 'end' && <End onDone={finish} />}
      {step === null && (
        <div className="mc-actions">
          {!factor.on && (
            <Button type="primary" onClick={() => setStep('set-up')}>
              {t('access.factor.begin')}
            </Button>
          )}
          {factor.on && (
            <Button onClick={() => setStep('renew')}>{t('access.factor.renew')}</Button>
          )}
          {factor.on && !factor.required && (
            <Button danger onClick={() => setStep('end')}>
              {t('access.factor.end')}
            </Button>
          )}
        </div>
      )}
      {factor.required && <p className="mc-quiet">{t('access.factor.required')}</p>}
    </section>
  );
}

type StepProps = { onDone: () => Promise<void> };

function Renew({ onDone }: StepProps) {
  const { t } = useTranslation();
  const renew = useRenewCodes();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const { busy, refusal, submit } = useSubmit(async () => setCodes((await renew(code)).codes));
  if (codes) return <RecoveryCodes codes={codes} onSeen={onDone} />;
  return (
    <form className="mc-stack" onSubmit={submit}>
      <CodeField value={code} onText={setCode} />
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('access.factor.renew')}
        </Button>
        <Button onClick={() => void onDone()}>{t('shared.action.cancel')}</Button>
      </div>
    </form>
  );
}

function End({ onDone }: StepProps) {
  const { t } = useTranslation();
  const end = useEndFactor();
  const [code, setCode] = useState('');
  const { busy, refusal, submit } = useSubmit(async () => {
    await end(code);
    await onDone();
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      <p>{t('access.factor.endConsequences')}</p>
      <CodeField value={code} onText={setCode} />
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button danger htmlType="submit" loading={busy}>
          {t('access.factor.end')}
        </Button>
        <Button onClick={() => void onDone()}>{t('shared.action.cancel')}</Button>
      </div>
    </form>
  );
}
