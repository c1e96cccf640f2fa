// One 晨会: what was drilled, with whom, the proof, and which task it settled.
import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceList } from '../../inspection/index.ts';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatDay } from '../../shared/figures.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment, UnitLink } from '../../shared/values.tsx';
import { useEditMorning, useMorning, usePrepared, type MorningDetail } from '../api.ts';
import { draftOf, MorningFields } from '../parts/morning-form.tsx';
import { TrainingNav } from '../parts/nav.tsx';

export function MorningPage() {
  const { t } = useTranslation();
  const { unitId = '', morningId = '' } = useParams({ strict: false });
  const morning = useMorning(unitId, morningId);
  const [editing, setEditing] = useState(false);
  if (morning.error)
    return <ErrorState error={morning.error} retry={() => void morning.refetch()} />;
  if (!morning.data) return <Loading />;
  const one = morning.data;
  return (
    <>
      <PageHeader
        title={t('training.morningTitle', { day: formatDay(one.day) })}
        actions={
          one.can.edit && (
            <Button onClick={() => setEditing(true)}>{t('training.editMorning')}</Button>
          )
        }
      >
        <TrainingNav />
      </PageHeader>
      <div className="mc-stack">
        <Facts one={one} />
        <Tasks one={one} />
        <EvidenceList
          factKind="meeting"
          unitId={unitId}
          factId={morningId}
          evidence={one.evidence}
          mayAdd={one.can.edit}
        />
      </div>
      {editing && <Edit one={one} onClose={() => setEditing(false)} />}
    </>
  );
}

function Facts({ one }: { one: MorningDetail }) {
  const { t } = useTranslation();
  const rows: [string, React.ReactNode][] = [
    [t('training.outlet'), <UnitLink key="unit" unit={one.unit} code />],
    [t('training.drill'), `${one.itemCode} ${one.drill}`.trim()],
    [t('training.participants'), one.participants.map(({ name }) => name).join('、')],
    [t('training.note'), one.note],
    [
      t('training.recordedBy'),
      <span key="by">
        {one.createdBy} · <Moment value={one.createdAt} />
      </span>,
    ],
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('training.about')}>
      {one.afterwards && (
        <span>
          <Tag>{t('training.afterwards')}</Tag>
        </span>
      )}
      <dl className="mc-facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}-value`}>{value}</dd>,
          ])}
      </dl>
    </section>
  );
}

/** 晨会讲评 of that morning: done by this record as soon as there is a file. */
function Tasks({ one }: { one: MorningDetail }) {
  const { t } = useTranslation();
  if (one.tasks.length === 0) return null;
  const isOpen = one.tasks.some(({ state }) => state === 'open' || state === 'doing');
  return (
    <section className={`mc-notice ${isOpen ? 'mc-notice-warning' : ''}`}>
      <p>{t(isOpen ? 'training.tasksWaiting' : 'training.tasksSettled')}</p>
      <ul className="mc-plain-list">
        {one.tasks.map(({ id, title }) => (
          <li key={id}>
            <Link
              to="/rectifications/$unitId/$id"
              params={{ unitId: String(one.unit.id), id: String(id) }}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Edit({ one, onClose }: { one: MorningDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const prepared = usePrepared(one.unit.id, one.day);
  const [draft, setDraft] = useState(() => draftOf(one));
  const edit = useEditMorning(one.unit.id, one.id);
  const submit = async () => {
    await edit.mutateAsync({ ...draft, version: one.version });
    toast.done(t('training.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('training.editMorning')}
      submitText={t('training.save')}
      ready={draft.drill.trim() !== '' && draft.personIds.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {prepared.data ? (
        <MorningFields draft={draft} onChange={setDraft} prepared={prepared.data} />
      ) : (
        <Loading />
      )}
    </FormDialog>
  );
}
