/** 经过: who did what, when, from what to what. */
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { visitStates, type VisitState } from '../../../domain/visit/model.ts';
import { Moment } from '../../shared/values.tsx';

const actions = [
  'assign',
  'submit',
  'replace',
  'review',
  'return',
  'approve',
  'lock',
  'reassign',
  'withdraw',
  'ask-clip',
  'set-aside',
] as const;
type Action = (typeof actions)[number];
const isAction = (action: string): action is Action =>
  (actions as readonly string[]).includes(action);

type Side = { state?: string; inspector?: string; score?: string };
type Detail = {
  before?: Side;
  after?: Side;
  reason?: string;
  remarks?: { key: string; text: string }[];
  replaced?: unknown[];
};

export function History({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('visit.history')}>
      <h2>{t('visit.history')}</h2>
      <ol className="mc-visit-history">
        {visit.history.map(({ id, at, by, action, detail }) => (
          <li key={id}>
            <strong>{isAction(action) ? t(`visit.actions.${action}`) : action}</strong>{' '}
            <span className="mc-quiet">
              {by ?? t('visit.hiddenInspector')} · <Moment value={at} />
            </span>
            <What detail={detail as Detail} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function What({ detail: { before, after, reason, remarks, replaced } }: { detail: Detail }) {
  const { t } = useTranslation();
  const side = (of: Side | undefined): string => {
    const state = visitStates.find((one) => one === of?.state) as VisitState | undefined;
    return [state && t(`visit.states.${state}`), of?.inspector, of?.score]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <>
      {before && after && (
        <p className="mc-quiet">
          {t('visit.fromTo', { before: side(before), after: side(after) })}
        </p>
      )}
      {reason && <p>{reason}</p>}
      {remarks && remarks.length > 0 && (
        <ul>
          {remarks.map(({ key, text }) => (
            <li key={key}>
              {key}：{text}
            </li>
          ))}
        </ul>
      )}
      {replaced && replaced.length > 0 && (
        <p className="mc-quiet">{t('visit.replacedN', { n: replaced.length })}</p>
      )}
    </>
  );
}
