/** 安全策略: passwords, lock-out, time-outs, 动态口令, for the whole bank. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../contract/account.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';
import { usePolicy, useSavePolicy, type PolicyState } from '../api.ts';
import { SecurityNav } from '../parts/security-nav.tsx';

export function PolicyPage() {
  const { t } = useTranslation();
  const found = usePolicy();
  return (
    <>
      <PageHeader title={t('account.policy.title')} purpose={t('account.policy.purpose')}>
        <SecurityNav />
      </PageHeader>
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {found.data && <PolicyForm key={found.data.version} held={found.data} />}
    </>
  );
}

type NumberField = Exclude<keyof Policy, 'secondFactor'>;
/** As the server's schema has them; what is beyond is refused there in words. */
const limits = {
  minLength: [8, 64],
  minKinds: [1, 4],
  expiryDays: [0, 730],
  history: [0, 24],
  lockAfter: [3, 20],
  lockMinutes: [1, 1440],
  idleMinutes: [5, 720],
  sessionHours: [1, 72],
} as const satisfies Record<NumberField, readonly [number, number]>;
const groups = [
  { key: 'password', fields: ['minLength', 'minKinds', 'history', 'expiryDays'] },
  { key: 'lock', fields: ['lockAfter', 'lockMinutes'] },
  { key: 'session', fields: ['idleMinutes', 'sessionHours'] },
] as const;

function PolicyForm({ held }: { held: PolicyState }) {
  const { t } = useTranslation();
  const save = useSavePolicy();
  const [policy, setPolicy] = useState<Policy>(held.policy);
  const { busy, refusal, submit } = useSubmit(async () => {
    await save({ version: held.version, policy });
    toast.done(t('account.policy.saved'));
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      <div className="mc-columns">
        {groups.map(({ key, fields }) => (
          <section key={key} className="mc-card mc-stack" aria-label={t(`account.policy.${key}`)}>
            <h2>{t(`account.policy.${key}`)}</h2>
            {fields.map((name) => (
              <Field
                key={name}
                label={t(`account.policy.fields.${name}`)}
                hint={t(`account.policy.hints.${name}`, {
                  least: limits[name][0],
                  most: limits[name][1],
                })}
              >
                {(id, hint) => (
                  <TextInput
                    id={id}
                    aria-describedby={hint}
                    type="number"
                    inputMode="numeric"
                    required
                    min={limits[name][0]}
                    max={limits[name][1]}
                    value={String(policy[name])}
                    onText={(text) => setPolicy({ ...policy, [name]: Number(text) })}
                  />
                )}
              </Field>
            ))}
          </section>
        ))}
        <section className="mc-card mc-stack" aria-label={t('access.factor.title')}>
          <h2>{t('access.factor.title')}</h2>
          <Field
            label={t('account.policy.fields.secondFactor')}
            hint={t('account.policy.hints.secondFactor')}
          >
            {(id) => (
              <FilterSelect
                id={id}
                label={t('account.policy.fields.secondFactor')}
                value={policy.secondFactor}
                choices={(['nobody', 'administrators', 'everybody'] as const).map((value) => ({
                  value,
                  label: t(`account.policy.who.${value}`),
                }))}
                onChange={(value) =>
                  setPolicy({ ...policy, secondFactor: value as Policy['secondFactor'] })
                }
              />
            )}
          </Field>
        </section>
      </div>
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('account.policy.save')}
        </Button>
        {held.changedAt && (
          <span className="mc-quiet">
            {t('account.policy.changed', { name: held.changedBy ?? '' })}{' '}
            <Moment value={held.changedAt} />
          </span>
        )}
      </div>
    </form>
  );
}
