/** The accounts of the demonstration data: one click fills the form. */
import { useTranslation } from 'react-i18next';

export const demoPassword = 'mingchuang-demo';
const accounts = [
  'service',
  'leader',
  'head',
  'staff',
  'inspector',
  'visitor',
  'reviewer',
  'auditor',
  'admin',
  'security',
  'audit',
  'other',
  'province',
  'city',
  'upper',
] as const;

export function DemoAccounts({ onChoose }: { onChoose: (username: string) => void }) {
  const { t } = useTranslation();
  return (
    <section className="mc-stack" aria-labelledby="demo-title">
      <div>
        <h2 id="demo-title">{t('access.demo.title')}</h2>
        <p className="mc-quiet">{t('access.demo.hint')}</p>
      </div>
      <ul className="mc-demo-list">
        {accounts.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(name)}>
              <strong>{name}</strong>
              <span className="mc-quiet">{t(`access.demo.${name}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
