/** 登录: user name and password, then the code where it is asked for; a demonstration also offers its accounts. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../shared/api.ts';
import { PasswordInput, TextInput } from '../../shared/text-input.tsx';
import { sessionQuery } from '../../shared/session.ts';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import type { Search } from '../../shared/list-state.ts';
import { setupQuery, signIn, type SetupState } from '../api.ts';
import { ownPath } from '../own-path.ts';
import { CodeField } from '../parts/code-field.tsx';
import { DemoAccounts, demoPassword } from '../parts/demo-accounts.tsx';
import { Front } from '../parts/front.tsx';

/** The form's state: once a code is asked for, name and password are kept and sent again with it. */
function useSignIn() {
  const router = useRouter();
  const client = useQueryClient();
  const search = useSearch({ strict: false }) as Search;
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const back = ownPath(search['return']);
  const sent = useSubmit(async () => {
    try {
      const session = await signIn(username, password, code ?? undefined);
      client.clear();
      client.setQueryData(sessionQuery.queryKey, session);
      router.history.push(session.pending ? `/secure?return=${encodeURIComponent(back)}` : back);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'code-needed') throw error;
      setCode('');
    }
  });
  return { username, setUsername, password, setPassword, code, setCode, ...sent, search };
}

export function SignInPage() {
  const { t } = useTranslation();
  const setup = useQuery(setupQuery);
  const form = useSignIn();
  const submitButton = useRef<HTMLButtonElement>(null);
  if (setup.data?.needed) return <Navigate to="/set-up" />;
  const fill = (name: string) => {
    form.setCode(null);
    form.setUsername(name);
    form.setPassword(demoPassword);
    submitButton.current?.focus();
  };
  return (
    <Front title={t('access.signIn.title')}>
      <Arrival search={form.search} signOn={setup.data?.signOn} />
      <form className="mc-stack" onSubmit={form.submit}>
        {form.code === null ? (
          <Credentials {...form} />
        ) : (
          <CodeField value={form.code} onText={form.setCode} />
        )}
        <Refusal text={form.refusal} />
        <Button
          ref={submitButton}
          type="primary"
          size="large"
          htmlType="submit"
          loading={form.busy}
          block
        >
          {t('access.signIn.submit')}
        </Button>
        {form.code !== null && (
          <Button type="link" className="mc-plain-link" onClick={() => form.setCode(null)}>
            {t('access.code.back')}
          </Button>
        )}
      </form>
      {setup.data?.demo ? (
        <DemoAccounts onChoose={fill} />
      ) : (
        <p className="mc-quiet">{t('access.signIn.help')}</p>
      )}
    </Front>
  );
}

const told = [
  'no-assignment',
  'account-disabled',
  'sign-on-taken',
  'sign-on-bound',
  'sign-on-factor',
  'sign-in-locked',
] as const;

/** Where somebody comes from: a page that needs a session, or the bank's sign-in, which refused; and the way there. */
function Arrival({ search, signOn }: { search: Search; signOn: SetupState['signOn'] | undefined }) {
  const { t } = useTranslation();
  const { refused, why, return: back } = search;
  const reason = told.find((one) => one === refused) ?? 'other';
  return (
    <>
      {back && !refused && <p className="mc-quiet">{t('access.signIn.returning')}</p>}
      {refused && (
        <p role="alert" className="mc-notice mc-notice-bad">
          {t(`access.signIn.refused.${reason}`)}
          {why && <span className="mc-quiet"> {why}</span>}
        </p>
      )}
      {signOn?.oidc && (
        <Button
          size="large"
          block
          href={`/api/sign-on/oidc?return=${encodeURIComponent(ownPath(back))}`}
        >
          {t('access.signIn.with', { title: signOn.oidc })}
        </Button>
      )}
      {signOn?.ldap && <p className="mc-quiet">{t('access.signIn.directory')}</p>}
      {signOn?.local === 'named' && <p className="mc-quiet">{t('access.signIn.only')}</p>}
    </>
  );
}

type CredentialsProps = Pick<
  ReturnType<typeof useSignIn>,
  'username' | 'setUsername' | 'password' | 'setPassword'
>;
function Credentials({ username, setUsername, password, setPassword }: CredentialsProps) {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}
