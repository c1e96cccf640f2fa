/** What can be done with a person: edit, move, leave, return; and what has been done. */
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonDetail } from '../../../contract/organisation.ts';
import { useAbility } from '../../shared/session.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { Day, Moment } from '../../shared/values.tsx';
import { personQuery, useReturn } from '../api.ts';
import { LeaveForm, MoveForm } from './move-form.tsx';
import { EditPersonForm } from './person-form.tsx';

type Step = 'edit' | 'move' | 'leave';
const forms = { edit: EditPersonForm, move: MoveForm, leave: LeaveForm } as const;

export function PersonSteps({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step | null>(null);
  const comeBack = useReturn(person.id);
  const Form = step && forms[step];
  const mayManage = useAbility('personal.manage');
  return (
    <div className="mc-actions">
      {mayManage && (
        <Link to="/personal/people/$personId" params={{ personId: String(person.id) }}>
          {t('organisation.personalData')}
        </Link>
      )}
      <Button onClick={() => setStep('edit')}>{t('organisation.edit')}</Button>
      {person.leftOn ? (
        <ConfirmButton
          title={t('organisation.returnTitle', { name: person.name })}
          consequences={t('organisation.returnConsequences')}
          confirmText={t('organisation.return')}
          onConfirm={() => comeBack(person.version)}
        >
          {t('organisation.return')}
        </ConfirmButton>
      ) : (
        <>
          <Button onClick={() => setStep('move')}>{t('organisation.move')}</Button>
          <Button danger onClick={() => setStep('leave')}>
            {t('organisation.leave')}
          </Button>
        </>
      )}
      {Form && <Form person={person} onClose={() => setStep(null)} />}
    </div>
  );
}

type Event = PersonDetail['history'][number];

export function PersonHistory({ id }: { id: number }) {
  const { t } = useTranslation();
  const events = useQuery(personQuery(id)).data?.history ?? [];
  // A move within the range is told at both ends; one of them says it all.
  const told = events.filter(
    (event) =>
      event.action !== 'move-out' ||
      !events.some((other) => other.action === 'move-in' && other.at === event.at),
  );
  if (told.length === 0) return null;
  return (
    <section className="mc-stack" aria-label={t('organisation.history')}>
      <h2>{t('organisation.history')}</h2>
      <ul className="mc-plain-list">
        {told.map((event) => (
          <li key={event.id}>
            <span>
              <EventText event={event} />{' '}
              <span className="mc-quiet">
                {event.by} · <Moment value={event.at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const names = { staffNo: 'staffNo', name: 'personName', post: 'post', phone: 'phone' } as const;
type Changed = Partial<Record<keyof typeof names, string>>;

/** "岗位：柜员 → 大堂经理". */
function changeText(detail: Event['detail'], t: TFunction): string {
  const before = (detail['before'] ?? {}) as Changed;
  const after = Object.entries((detail['after'] ?? {}) as Changed);
  return after
    .map(([field, value]) => {
      const name = field as keyof typeof names;
      return `${t(`organisation.${names[name]}`)}：${before[name] || '—'} → ${value || '—'}`;
    })
    .join('；');
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

function EventText({ event }: { event: Event }) {
  const { t } = useTranslation();
  const { detail, action } = event;
  const on = text(detail['on']) || text(detail['leftOn']);
  if (action === 'change') return <>{changeText(detail, t)}</>;
  return (
    <>
      {on && <Day value={on} />}{' '}
      {action === 'leave' && t('organisation.events.leave', { reason: text(detail['reason']) })}
      {action === 'return' && t('organisation.events.return')}
      {action.startsWith('move') &&
        t('organisation.events.move', { from: text(detail['from']), to: text(detail['to']) })}
    </>
  );
}
