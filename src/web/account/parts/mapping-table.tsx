/** Which group of the directory holds which role where: one line each. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Mapping } from '../../../contract/sign-on.ts';
import { isAdministrator, roles, type Role } from '../../../domain/organisation/model.ts';
import { FilterSelect } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';

type Props = { mapping: Mapping[]; onChange: (mapping: Mapping[]) => void };
const blank: Mapping = { group: '', role: 'staff', unitCode: '', post: '' };

export function MappingTable({ mapping, onChange }: Props) {
  const { t } = useTranslation();
  const set = (at: number, change: Partial<Mapping>) =>
    onChange(mapping.map((line, index) => (index === at ? { ...line, ...change } : line)));
  return (
    <section className="mc-card mc-stack" aria-label={t('account.signOn.mapping')}>
      <h2>{t('account.signOn.mapping')}</h2>
      <p className="mc-quiet">{t('account.signOn.mappingPurpose')}</p>
      {mapping.map((line, at) => (
        <fieldset key={at} className="mc-mapping">
          <legend className="mc-sr">{t('account.signOn.line', { n: at + 1 })}</legend>
          {(['group', 'unitCode', 'post'] as const).map((name) => (
            <TextInput
              key={name}
              aria-label={t(`account.signOn.columns.${name}`)}
              placeholder={t(`account.signOn.columns.${name}`)}
              required={name !== 'post'}
              autoCapitalize="none"
              value={line[name]}
              onText={(text) => set(at, { [name]: text })}
            />
          ))}
          <FilterSelect
            label={t('account.signOn.columns.role')}
            value={line.role}
            choices={roles.map((role) => ({ value: role, label: t(`shared.role.${role}`) }))}
            onChange={(role) => set(at, { role: role as Role })}
          />
          <Button danger onClick={() => onChange(mapping.filter((_, index) => index !== at))}>
            {t('account.signOn.remove')}
          </Button>
        </fieldset>
      ))}
      {mapping.some(({ role }) => isAdministrator(role)) && (
        <p className="mc-notice mc-notice-warning">{t('account.signOn.mappingAdministrators')}</p>
      )}
      <div>
        <Button onClick={() => onChange([...mapping, blank])}>{t('account.signOn.add')}</Button>
      </div>
    </section>
  );
}
