// 工作日历: a year at a glance, days the bank entered itself, and a year's table imported when it is published.
import { Button } from 'antd';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { SettingsNav } from '../../shared/settings-nav.tsx';
import { toast } from '../../shared/toast.tsx';
import { Day } from '../../shared/values.tsx';
import { FileButton } from '../../shared/file-button.tsx';
import { importYear, useRemoveDay, useYear, type CalendarYear } from '../api.ts';
import { DayDialog } from '../parts/day-dialog.tsx';
import { Month } from '../parts/month.tsx';
import styles from '../parts/calendar.module.css';

export function CalendarPage() {
  const { t } = useTranslation();
  const search: { year?: string } = useSearch({ strict: false });
  const [thisYear] = useState(() => new Date().getFullYear());
  const year = Number(search.year ?? thisYear);
  const navigate = useNavigate();
  const go = (to: number) =>
    void navigate({ to: '.', search: { year: String(to) }, replace: true });
  const { data, error, refetch } = useYear(year);
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        purpose={t('calendar.purpose')}
        actions={
          <>
            <Button
              icon={<LeftOutlined aria-hidden="true" />}
              aria-label={t('calendar.before')}
              onClick={() => go(year - 1)}
            />
            <strong>{year}</strong>
            <Button
              icon={<RightOutlined aria-hidden="true" />}
              aria-label={t('calendar.after')}
              onClick={() => go(year + 1)}
            />
            <Button href={`/api/calendar.xlsx?year=${year}`}>{t('shared.list.export')}</Button>
            {data?.abilities.edit && <Import onYear={go} />}
          </>
        }
      >
        <SettingsNav />
      </PageHeader>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data ? (
        <Year data={data} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Year({ data }: { data: CalendarYear }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const days = new Map(data.days.map((one) => [one.day, one]));
  return (
    <div className="mc-stack">
      {!data.published && (
        <p className="mc-notice mc-notice-warning">
          {t('calendar.unpublished', { year: data.year })}
        </p>
      )}
      <p className="mc-quiet">
        {t('calendar.summary', { year: data.year, days: data.workingDays })}
      </p>
      <div className={`mc-card ${styles.year}`}>
        {Array.from({ length: 12 }, (_, at) => (
          <Month
            key={at}
            year={data.year}
            month={at + 1}
            days={days}
            onDay={data.abilities.edit ? setChosen : null}
          />
        ))}
      </div>
      <Entered data={data} />
      {chosen && (
        <DayDialog
          key={chosen}
          day={chosen}
          known={days.get(chosen)}
          onClose={() => setChosen(null)}
        />
      )}
    </div>
  );
}

/** What is not in the built-in table: by which unit, from which source. */
function Entered({ data }: { data: CalendarYear }) {
  const { t } = useTranslation();
  const remove = useRemoveDay();
  const entered = data.days.filter((one) => one.unit !== null);
  return (
    <section className="mc-card mc-stack" aria-label={t('calendar.entered')}>
      <h2>{t('calendar.entered')}</h2>
      {entered.length === 0 && <p className="mc-quiet">{t('calendar.noneEntered')}</p>}
      <ul className="mc-plain-list">
        {entered.map((one) => (
          <li key={one.day}>
            <span>
              <Day value={one.day} /> {t(one.working ? 'calendar.on' : 'calendar.off')} {one.name}{' '}
              <span className="mc-quiet">
                {one.unit?.name} · {one.source}
              </span>
            </span>
            {one.mine && (
              <ConfirmButton
                size="small"
                danger
                title={t('calendar.removeTitle')}
                consequences={<p>{t('calendar.removeConsequence')}</p>}
                confirmText={t('calendar.remove')}
                onConfirm={() => remove.mutateAsync(one.day)}
              >
                {t('calendar.remove')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Import({ onYear }: { onYear: (year: number) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const send = async (file: File) => {
    try {
      const done = await importYear(file);
      toast.done(t('calendar.imported', { year: done.year, off: done.off, on: done.on }));
      await client.invalidateQueries();
      onYear(done.year);
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <FileButton
      label={t('calendar.import')}
      accept=".xlsx,.csv"
      primary
      onFile={(file) => void send(file)}
    />
  );
}
