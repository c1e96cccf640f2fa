/** The first 安全管理员 and 审计管理员, named by the system administrator; their passwords are shown once. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { administratorsQuery, useNameAdministrators } from '../api.ts';
import { FirstPasswordNote } from '../parts/first-password.tsx';

type Made = Awaited<ReturnType<ReturnType<typeof useNameAdministrators>>>;

export function AdministratorsPage() {
  const { t } = useTranslation();
  const found = useQuery(administratorsQuery);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <PageHeader
        title={t('account.administrators.title')}
        purpose={t('account.administrators.purpose')}
      />
      {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Loading />}
      {made && <Passwords made={made} />}
      {found.data && !made && found.data.security > 0 && (
        <p className="mc-notice">{t('account.administrators.named')}</p>
      )}
      {found.data && !made && found.data.security === 0 && <NameForm onMade={setMade} />}
    </>
  );
}

function Passwords({ made }: { made: Made }) {
  const { t } = useTranslation();
  return (
    <div className="mc-stack">
      {made.map((one) => (
        <section key={one.role} className="mc-stack" aria-label={t(`shared.role.${one.role}`)}>
          <h2>{t(`shared.role.${one.role}`)}</h2>
          <FirstPasswordNote made={one} />
        </section>
      ))}
      <Link to="/">{t('account.administrators.goOn')}</Link>
    </div>
  );
}

const blank = {
  security: { name: '', username: 'security' },
  audit: { name: '', username: 'audit' },
};
const both = ['security', 'audit'] as const;

function NameForm({ onMade }: { onMade: (made: Made) => void }) {
  const { t } = useTranslation();
  const nameThem = useNameAdministrators();
  const [input, setInput] = useState(blank);
  const { busy, refusal, submit } = useSubmit(async () => onMade(await nameThem(input)));
  return (
    <form className="mc-stack" onSubmit={submit}>
      <div className="mc-columns">
        {both.map((who) => (
          <section
            key={who}
            className="mc-card mc-stack"
            aria-label={t(`shared.role.${who}-admin`)}
          >
            <h2>{t(`shared.role.${who}-admin`)}</h2>
            <p className="mc-quiet">{t(`organisation.roleMeaning.${who}-admin`)}</p>
            <Field label={t('organisation.personName')}>
              {(id) => (
                <TextInput
                  id={id}
                  required
                  maxLength={40}
                  value={input[who].name}
                  onText={(name) => setInput({ ...input, [who]: { ...input[who], name } })}
                />
              )}
            </Field>
            <Field label={t('access.username')} hint={t('access.setUp.usernameHint')}>
              {(id, hint) => (
                <TextInput
                  id={id}
                  aria-describedby={hint}
                  required
                  pattern="[A-Za-z0-9_.\-]{3,40}"
                  value={input[who].username}
                  onText={(username) => setInput({ ...input, [who]: { ...input[who], username } })}
                />
              )}
            </Field>
          </section>
        ))}
      </div>
      <Refusal text={refusal} />
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('account.administrators.submit')}
        </Button>
      </div>
    </form>
  );
}
