/** 登录: user name and password; a demonstration also offers its accounts. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordInput, TextInput } from '../../shared/text-input.tsx';
import { sessionQuery } from '../../shared/session.ts';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import type { Search } from '../../shared/list-state.ts';
import { setupQuery, signIn } from '../api.ts';
import { DemoAccounts, demoPassword } from '../parts/demo-accounts.tsx';
import { Front } from '../parts/front.tsx';

/** Only an address inside this app: never another site. */
const ownPath = (path: string | undefined) =>
  path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';

export function SignInPage() {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const search = useSearch({ strict: false }) as Search;
  const setup = useQuery(setupQuery);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const submitButton = useRef<HTMLButtonElement>(null);
  const { busy, refusal, submit } = useSubmit(async () => {
    const session = await signIn(username, password);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, session);
    router.history.push(ownPath(search['return']));
  });
  if (setup.data?.needed) return <Navigate to="/set-up" />;
  const fill = (name: string) => {
    setUsername(name);
    setPassword(demoPassword);
    submitButton.current?.focus();
  };
  return (
    <Front title={t('access.signIn.title')}>
      {search['return'] && <p className="mc-quiet">{t('access.signIn.returning')}</p>}
      <form className="mc-stack" onSubmit={submit}>
        <Field label={t('access.username')}>
          {(id) => (
            <TextInput
              id={id}
              autoComplete="username"
              autoCapitalize="none"
              required
              autoFocus
              value={username}
              onText={setUsername}
            />
          )}
        </Field>
        <Field label={t('access.password')}>
          {(id) => (
            <PasswordInput
              id={id}
              autoComplete="current-password"
              required
              value={password}
              onText={setPassword}
            />
          )}
        </Field>
        <Refusal text={refusal} />
        <Button
          ref={submitButton}
          type="primary"
          size="large"
          htmlType="submit"
          loading={busy}
          block
        >
          {t('access.signIn.submit')}
        </Button>
      </form>
      {setup.data?.demo ? (
        <DemoAccounts onChoose={fill} />
      ) : (
        <p className="mc-quiet">{t('access.signIn.help')}</p>
      )}
    </Front>
  );
}
