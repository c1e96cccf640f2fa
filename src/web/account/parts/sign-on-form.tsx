/** 单点登录设置: OIDC, LDAP, the groups, and who may still use a password kept here. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { checkSignOn, useSaveSignOn, type SignOnSettings, type SignOnState } from '../api.ts';
import { MappingTable } from './mapping-table.tsx';
import { Check, SettingField, type SettingKey } from './setting-field.tsx';

const oidcFields = [
  'title',
  'issuer',
  'clientId',
  'scope',
  'usernameClaim',
  'nameClaim',
  'staffNoClaim',
  'groupsClaim',
] as const satisfies readonly SettingKey[];
const ldapFields = [
  'url',
  'bindDn',
  'baseDn',
  'filter',
  'nameAttribute',
  'staffNoAttribute',
  'groupsAttribute',
  'groupBaseDn',
  'groupFilter',
] as const satisfies readonly SettingKey[];

type PartProps = {
  settings: SignOnSettings;
  held: SignOnState;
  onChange: (settings: SignOnSettings) => void;
};

export function SignOnForm({ held }: { held: SignOnState }) {
  const { t } = useTranslation();
  const save = useSaveSignOn();
  const [settings, setSettings] = useState<SignOnSettings>(held.settings);
  const { busy, refusal, submit } = useSubmit(async () => {
    await save({ version: held.version, settings });
    toast.done(t('account.signOn.saved'));
  });
  const part = { settings, held, onChange: setSettings };
  return (
    <form className="mc-stack" onSubmit={submit}>
      <div className="mc-columns">
        <Oidc {...part} />
        <Ldap {...part} />
      </div>
      <MappingTable
        mapping={settings.mapping}
        onChange={(mapping) => setSettings({ ...settings, mapping })}
      />
      <Local {...part} />
      <Refusal text={refusal} />
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('account.policy.save')}
        </Button>
      </div>
    </form>
  );
}

/** Tries what is saved, not what is typed. */
function TryIt({ kind, enabled }: { kind: 'oidc' | 'ldap'; enabled: boolean }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  if (!enabled) return null;
  const run = async () => {
    setBusy(true);
    await checkSignOn(kind).then(
      ({ reached }) => toast.done(t('account.signOn.reached', { reached })),
      toast.problem,
    );
    setBusy(false);
  };
  return (
    <div>
      <Button loading={busy} onClick={() => void run()}>
        {t('account.signOn.check')}
      </Button>
    </div>
  );
}

function Oidc({ settings, held, onChange }: PartProps) {
  const { t } = useTranslation();
  const { oidc } = settings;
  const set = (change: Partial<SignOnSettings['oidc']>) =>
    onChange({ ...settings, oidc: { ...oidc, ...change } });
  return (
    <section className="mc-card mc-stack" aria-label={t('account.signOn.oidc')}>
      <h2>{t('account.signOn.oidc')}</h2>
      <Check
        label={t('account.signOn.useOidc')}
        checked={oidc.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      <p className="mc-quiet">
        {t('account.signOn.redirect')} <code>{held.redirectUri}</code>
      </p>
      {oidcFields.map((name) => (
        <SettingField
          key={name}
          name={name}
          value={oidc[name]}
          onText={(text) => set({ [name]: text })}
        />
      ))}
      <SettingField
        name="clientSecret"
        secret={{ kept: held.kept.clientSecret }}
        value={oidc.clientSecret ?? ''}
        onText={(clientSecret) => set({ clientSecret })}
      />
      <TryIt kind="oidc" enabled={held.settings.oidc.enabled} />
    </section>
  );
}

function Ldap({ settings, held, onChange }: PartProps) {
  const { t } = useTranslation();
  const { ldap } = settings;
  const set = (change: Partial<SignOnSettings['ldap']>) =>
    onChange({ ...settings, ldap: { ...ldap, ...change } });
  return (
    <section className="mc-card mc-stack" aria-label={t('account.signOn.ldap')}>
      <h2>{t('account.signOn.ldap')}</h2>
      <Check
        label={t('account.signOn.useLdap')}
        checked={ldap.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      <Check
        label={t('account.signOn.startTls')}
        checked={ldap.startTls}
        onChange={(startTls) => set({ startTls })}
      />
      {ldapFields.map((name) => (
        <SettingField
          key={name}
          name={name}
          value={ldap[name]}
          onText={(text) => set({ [name]: text })}
        />
      ))}
      <SettingField
        name="bindPassword"
        secret={{ kept: held.kept.bindPassword }}
        value={ldap.bindPassword ?? ''}
        onText={(bindPassword) => set({ bindPassword })}
      />
      <Field label={t('account.signOn.fields.ca')} hint={t('account.signOn.hints.ca')}>
        {(id, hint) => (
          <textarea
            id={id}
            aria-describedby={hint}
            className="mc-input"
            rows={4}
            spellCheck={false}
            value={ldap.ca}
            onChange={(event) => set({ ca: event.target.value })}
          />
        )}
      </Field>
      <TryIt kind="ldap" enabled={held.settings.ldap.enabled} />
    </section>
  );
}

const namesOf = (text: string) => text.split(/[\s,，、]+/).filter(Boolean);

function Local({ settings, onChange }: PartProps) {
  const { t } = useTranslation();
  const [names, setNames] = useState(settings.named.join(' '));
  return (
    <section className="mc-card mc-stack" aria-label={t('account.signOn.local')}>
      <h2>{t('account.signOn.local')}</h2>
      <FilterSelect
        label={t('account.signOn.local')}
        value={settings.local}
        choices={(['everybody', 'named'] as const).map((value) => ({
          value,
          label: t(`account.signOn.who.${value}`),
        }))}
        onChange={(local) => onChange({ ...settings, local: local as SignOnSettings['local'] })}
      />
      <Field label={t('account.signOn.named')} hint={t('account.signOn.namedHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            autoCapitalize="none"
            value={names}
            onText={(text) => {
              setNames(text);
              onChange({ ...settings, named: namesOf(text) });
            }}
          />
        )}
      </Field>
    </section>
  );
}
