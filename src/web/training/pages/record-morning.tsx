// Recording this morning's 晨会 on a phone: one tap on what was drilled, who was missing, done.
import { Button } from 'antd';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { outletLevel } from '../../../domain/organisation/model.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { usePrepared, useRecordMorning, type Prepared } from '../api.ts';
import { today } from '../parts/days.ts';
import { MorningFields, startOf, type MorningDraft } from '../parts/morning-form.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import styles from '../parts/training.module.css';

export function RecordMorningPage() {
  const { t } = useTranslation();
  const unit = useSession()?.active.unit;
  const [chosen, setChosen] = useState<UnitRef | null>(null);
  const [day, setDay] = useState(today);
  const own = unit && unit.level === outletLevel ? unit : null;
  const outlet = own ?? chosen;
  const prepared = usePrepared(outlet?.id, day);
  return (
    <>
      <PageHeader title={t('training.recordMorning')} purpose={own?.name}>
        <TrainingNav />
      </PageHeader>
      <div className={`mc-stack ${styles.narrow}`}>
        {!own && (
          <Field label={t('training.outlet')}>
            {(id) => (
              <UnitPicker
                id={id}
                label={t('training.outlet')}
                level={outletLevel}
                value={chosen}
                onChange={setChosen}
              />
            )}
          </Field>
        )}
        <Field label={t('training.heldOn')}>
          {(id) => (
            <TextInput id={id} type="date" required max={today()} value={day} onText={setDay} />
          )}
        </Field>
        {prepared.error && <ErrorState error={prepared.error} />}
        {outlet && prepared.isLoading && <Loading />}
        {prepared.data && <Record key={`${outlet?.id} ${day}`} prepared={prepared.data} />}
      </div>
    </>
  );
}

function Record({ prepared }: { prepared: Prepared }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const record = useRecordMorning();
  const [draft, setDraft] = useState<MorningDraft>(() => startOf(prepared));
  const { unit, day, tasks, recordId } = prepared;
  const open = (id: number) =>
    navigate({
      to: '/training/mornings/$unitId/$morningId',
      params: { unitId: String(unit.id), morningId: String(id) },
    });
  if (recordId !== null)
    return (
      <p className="mc-notice">
        {t('training.recorded')}{' '}
        <Link
          to="/training/mornings/$unitId/$morningId"
          params={{ unitId: String(unit.id), morningId: String(recordId) }}
        >
          {t('training.openRecord')}
        </Link>
      </p>
    );
  const save = async () => {
    try {
      const { id } = await record.mutateAsync({ ...draft, unitId: unit.id, day });
      toast.done(t('training.saved'));
      await open(id);
    } catch (error) {
      toast.problem(error);
    }
  };
  const due = tasks.filter(({ state }) => state === 'open' || state === 'doing');
  return (
    <>
      {due.length > 0 && (
        <div className="mc-notice mc-notice-warning">
          <p>{t('training.tasksDue')}</p>
          <ul className="mc-plain-list">
            {due.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </div>
      )}
      <MorningFields draft={draft} onChange={setDraft} prepared={prepared} />
      <div className={styles.save}>
        <Button
          type="primary"
          size="large"
          block
          loading={record.isPending}
          disabled={
            !prepared.canRecord || draft.drill.trim() === '' || draft.personIds.length === 0
          }
          onClick={() => void save()}
        >
          {t('training.saveMorning')}
        </Button>
      </div>
    </>
  );
}
