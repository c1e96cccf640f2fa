/** 绑定动态口令: the QR code (drawn here, by nobody else), a first code, then the recovery codes. */
import { Button, QRCode } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { beginFactor, confirmFactor } from '../api.ts';
import { CodeField } from './code-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** @param onDone the codes have been seen */
export function FactorSetUp({ onDone }: { onDone: () => unknown }) {
  const { t } = useTranslation();
  // A key of its own for each time it is shown; never kept, never asked for twice.
  const begun = useQuery({
    queryKey: ['two-factor', 'begun'],
    queryFn: beginFactor,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const { busy, refusal, submit } = useSubmit(async () =>
    setCodes((await confirmFactor(code)).codes),
  );
  if (codes) return <RecoveryCodes codes={codes} onSeen={onDone} />;
  if (begun.error) return <ErrorState error={begun.error} retry={() => void begun.refetch()} />;
  if (!begun.data) return <Loading />;
  const { secret, uri } = begun.data;
  return (
    <form className="mc-stack" onSubmit={submit}>
      <ol className="mc-steps-text">
        <li>{t('access.factor.stepApp')}</li>
        <li>{t('access.factor.stepScan')}</li>
        <li>{t('access.factor.stepCode')}</li>
      </ol>
      <div className="mc-qr" role="img" aria-label={t('access.factor.qr')}>
        <div aria-hidden="true">
          <QRCode value={uri} type="svg" size={200} color="#000000" bgColor="#ffffff" />
        </div>
      </div>
      <p className="mc-quiet">
        {t('access.factor.byHand')} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <CodeField value={code} onText={setCode} onlyDigits />
      <Refusal text={refusal} />
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('access.factor.confirm')}
        </Button>
      </div>
    </form>
  );
}
