/** 初始化: the first administrator and the top unit, once. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordDefaults as rules } from '../../../domain/account/defaults.ts';
import { levels, type Level } from '../../../domain/organisation/model.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PasswordInput, TextInput } from '../../shared/text-input.tsx';
import { sessionQuery } from '../../shared/session.ts';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { setUp, setupQuery, type SetupInput } from '../api.ts';
import { Front } from '../parts/front.tsx';

const blank: SetupInput = {
  unitCode: '',
  unitName: '',
  level: '省行',
  name: '',
  username: 'admin',
  password: '',
  secondFactor: true,
};
const administrators = '/security/administrators';
const texts = [
  { name: 'unitName', maxLength: 80 },
  { name: 'unitCode', maxLength: 40 },
  { name: 'name', maxLength: 40, autoComplete: 'name' },
  { name: 'username', maxLength: 40, pattern: '[A-Za-z0-9_.\\-]{3,40}', autoComplete: 'username' },
] as const;

export function SetUpPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const setup = useQuery(setupQuery);
  const [input, setInput] = useState(blank);
  const change = (patch: Partial<SetupInput>) => setInput({ ...input, ...patch });
  const { busy, refusal, submit } = useSubmit(async () => {
    const session = await setUp(input);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    router.history.push(
      session.pending ? `/secure?return=${encodeURIComponent(administrators)}` : administrators,
    );
  });
  if (!setup.data) return <Loading />;
  if (!setup.data.needed) return <Navigate to="/sign-in" />;
  return (
    <Front title={t('access.setUp.title')}>
      <p className="mc-quiet">{t('access.setUp.purpose')}</p>
      <form className="mc-stack" onSubmit={submit}>
        {texts.map(({ name, ...attributes }) => (
          <Field
            key={name}
            label={t(`access.setUp.${name}`)}
            hint={name === 'name' ? undefined : t(`access.setUp.${name}Hint`)}
          >
            {(id, hintId) => (
              <TextInput
                id={id}
                aria-describedby={hintId}
                required
                value={input[name]}
                onText={(text) => change({ [name]: text })}
                {...attributes}
              />
            )}
          </Field>
        ))}
        <Field label={t('organisation.level')}>
          {(id) => (
            <FilterSelect
              id={id}
              label={t('organisation.level')}
              value={input.level}
              choices={levels.map((level) => ({
                value: level,
                label: t(`organisation.levels.${level}`),
              }))}
              onChange={(level) => change({ level: level as Level })}
            />
          )}
        </Field>
        <Field
          label={t('access.password')}
          hint={t('access.passwordRule', { least: rules.minLength, kinds: rules.minKinds })}
        >
          {(id, hintId) => (
            <PasswordInput
              id={id}
              aria-describedby={hintId}
              autoComplete="new-password"
              required
              minLength={rules.minLength}
              value={input.password}
              onText={(text) => change({ password: text })}
            />
          )}
        </Field>
        <label className="mc-check">
          <input
            type="checkbox"
            checked={input.secondFactor}
            onChange={(event) => change({ secondFactor: event.target.checked })}
          />
          <span>
            {t('access.setUp.secondFactor')}
            <span className="mc-quiet"> {t('access.setUp.secondFactorHint')}</span>
          </span>
        </label>
        <Refusal text={refusal} />
        <Button type="primary" size="large" htmlType="submit" loading={busy} block>
          {t('access.setUp.submit')}
        </Button>
      </form>
    </Front>
  );
}
