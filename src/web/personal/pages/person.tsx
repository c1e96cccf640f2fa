/** One person's data: where they are, a copy as one file, and erasing what no law keeps. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { recordQuery, type PersonalRecord } from '../api.ts';
import { AskForm } from '../parts/ask-form.tsx';
import { EraseForm } from '../parts/erase-form.tsx';
import { PersonalNav } from '../parts/nav.tsx';
import { Record } from '../parts/record.tsx';

export function PersonalPersonPage() {
  const { personId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(recordQuery(personId));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return <Person record={data} />;
}

function Person({ record }: { record: PersonalRecord }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'ask' | 'erase' | null>(null);
  const { person, hindrances } = record;
  const copy = `/api/personal/people/${person.id}/copy`;
  return (
    <>
      <PageHeader
        title={t('personal.of', { name: person.name })}
        purpose={`${person.unit.name} · ${person.staffNo}`}
        actions={
          <>
            <Button href={`${copy}.xlsx`}>{t('personal.copyXlsx')}</Button>
            <Button href={`${copy}.json`}>{t('personal.copyJson')}</Button>
            {!person.erasedAt && (
              <Button onClick={() => setOpen('ask')}>{t('personal.enter')}</Button>
            )}
            <Button danger disabled={!record.abilities.erase} onClick={() => setOpen('erase')}>
              {t('personal.erase')}
            </Button>
          </>
        }
      >
        <PersonalNav />
      </PageHeader>
      <div className="mc-stack">
        {hindrances.length > 0 && (
          <p className="mc-notice mc-notice-warning">
            {t('personal.hindered', { why: hindrances.join(t('shared.value.and')) })}
          </p>
        )}
        <section className="mc-card mc-stack">
          <h2>{t('personal.kept')}</h2>
          <Record record={record} />
        </section>
      </div>
      {open === 'ask' && <AskForm personId={person.id} onClose={() => setOpen(null)} />}
      {open === 'erase' && <EraseForm record={record} onClose={() => setOpen(null)} />}
    </>
  );
}
