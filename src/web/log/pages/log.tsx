/** 防篡改: how the log stands, its signed roots, the check of the database, and every entry with its proof. */
import { useTranslation } from 'react-i18next';
import { SettingsNav } from '../../shared/settings-nav.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { About } from '../parts/about.tsx';
import { Check } from '../parts/check.tsx';
import { Entries } from '../parts/entries.tsx';
import { Roots } from '../parts/roots.tsx';
import { Standing } from '../parts/standing.tsx';

export function LogPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('log.title')} purpose={t('log.purpose')}>
        <SettingsNav />
      </PageHeader>
      <div className="mc-stack">
        <Standing />
        <About />
        <Roots />
        <Check />
        <h2>{t('log.entries')}</h2>
      </div>
      <Entries />
    </>
  );
}
