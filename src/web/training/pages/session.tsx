// One session: what it is, its material, and the roll.
import { Button } from 'antd';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import { useReplan, useSessionOf, type SessionDetail } from '../api.ts';
import { Material } from '../parts/material.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { Roll } from '../parts/roll.tsx';
import { EditSession, MakeupSession } from '../parts/session-form.tsx';

export function SessionPage() {
  const { trainingId = '' } = useParams({ strict: false });
  const session = useSessionOf(trainingId);
  if (session.error)
    return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <Loading />;
  return <Session one={session.data} />;
}

function Session({ one }: { one: SessionDetail }) {
  return (
    <>
      <PageHeader title={one.title} purpose={one.note} actions={<Actions one={one} />}>
        <TrainingNav />
      </PageHeader>
      <div className="mc-stack">
        <Facts one={one} />
        <Roll one={one} />
      </div>
    </>
  );
}

function Actions({ one }: { one: SessionDetail }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<'edit' | 'makeup' | null>(null);
  const replan = useReplan(one.id);
  const mayPlan = useAbility('training.edit');
  const close = () => setForm(null);
  const cancel = () => {
    const { title, kind, heldOn, startsAt, place, posts, tags, itemCodes, required, note } = one;
    const words = { title, kind, heldOn, startsAt, place, posts, tags, itemCodes, required, note };
    const hours = one.hours.replace(/\.0$/, '');
    const { materialUrl, version } = one;
    return replan.mutateAsync({ ...words, hours, materialUrl, version, cancelled: true });
  };
  return (
    <>
      {mayPlan && one.makeupOf === null && !one.cancelled && (
        <Button onClick={() => setForm('makeup')}>{t('training.newMakeup')}</Button>
      )}
      {one.can.edit && !one.cancelled && (
        <>
          <Button onClick={() => setForm('edit')}>{t('training.editSession')}</Button>
          <ConfirmButton
            danger
            title={t('training.cancel')}
            consequences={<p>{t('training.cancelHint', { n: formatCount(one.audience) })}</p>}
            confirmText={t('training.cancel')}
            onConfirm={cancel}
          >
            {t('training.cancel')}
          </ConfirmButton>
        </>
      )}
      {form === 'edit' && <EditSession one={one} onClose={close} />}
      {form === 'makeup' && <MakeupSession one={one} onClose={close} />}
    </>
  );
}

function Facts({ one }: { one: SessionDetail }) {
  const { t } = useTranslation();
  const rows: [string, React.ReactNode][] = [
    [
      t('training.heldOn'),
      <span key="day">
        <Day value={one.heldOn} /> {one.startsAt}
        {t('training.hoursShort', { n: Number(one.hours) })}
      </span>,
    ],
    [t('training.place'), one.place],
    [t('training.by'), one.unit.name],
    [t('training.posts'), one.posts.join('、') || t('training.everybody')],
    [t('training.tag'), one.tags.map((tag) => t(`training.tags.${tag}`)).join('、')],
    [t('training.items'), one.itemCodes.join('、')],
    [t('training.makeupFor'), one.original && <SessionLink key="of" one={one.original} />],
    [
      t('training.makeups'),
      one.makeups.length > 0 &&
        one.makeups.map(({ id, heldOn }) => <SessionLink key={id} one={{ id, title: heldOn }} />),
    ],
  ];
  return (
    <section className="mc-card mc-stack" aria-label={t('training.about')}>
      <span className="mc-actions">
        <Tag>{t(`training.kinds.${one.kind}`)}</Tag>
        {one.required && <Tag tone="accent">{t('training.required')}</Tag>}
        {one.cancelled && <Tag tone="bad">{t('training.cancelled')}</Tag>}
      </span>
      <dl className="mc-facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}-value`} className="mc-actions">
              {value}
            </dd>,
          ])}
      </dl>
      <Material one={one} />
    </section>
  );
}

function SessionLink({ one }: { one: { id: number; title: string } }) {
  return (
    <Link to="/training/$trainingId" params={{ trainingId: String(one.id) }}>
      {one.title}
    </Link>
  );
}
