/** GPS, the device's clock against the server's, signature: recorded openly and said openly. */
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { Missing, Moment } from '../../shared/values.tsx';
import { Thumbs } from './answers.tsx';

type Known = {
  clocks?: Record<string, { aheadSeconds: number }>;
  flagged?: number;
};
type Signed = { evidence?: string; name?: string; refused?: string };

export function Circumstances({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  const { start, note } = visit;
  const { clocks = {}, flagged = 0 } = visit.circumstances as Known;
  return (
    <section className="mc-card" aria-label={t('visit.circumstances')}>
      <h2>{t('visit.circumstances')}</h2>
      <dl className="mc-facts">
        <dt>{t('visit.startedAt')}</dt>
        <dd>
          <Moment value={start?.at ?? null} />
        </dd>
        <dt>{t('visit.place')}</dt>
        <dd>{start?.place ? placeText(t, start.place) : t('visit.noPlace')}</dd>
        <dt>{t('visit.clock')}</dt>
        <dd>
          {Object.keys(clocks).length === 0 && <Missing />}
          {Object.entries(clocks).map(([device, { aheadSeconds }]) => (
            <div key={device}>{clockText(t, device, aheadSeconds)}</div>
          ))}
          {flagged > 0 && <p className="mc-notice">{t('visit.flagged', { n: flagged })}</p>}
        </dd>
        <dt>{t('visit.signature')}</dt>
        <dd>
          <Signature visit={visit} signed={visit.signature} />
        </dd>
        {note && (
          <>
            <dt>{t('visit.note')}</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

const placeText = (
  t: TFunction,
  { latitude, longitude, accuracy }: NonNullable<NonNullable<VisitDetail['start']>['place']>,
) =>
  t('visit.placeText', {
    latitude: latitude.toFixed(5),
    longitude: longitude.toFixed(5),
    accuracy: Math.round(accuracy),
  });

function clockText(t: TFunction, device: string, aheadSeconds: number): string {
  const minutes = Math.round(Math.abs(aheadSeconds) / 60);
  if (minutes < 1) return t('visit.clockOk', { device });
  return t(aheadSeconds > 0 ? 'visit.clockAhead' : 'visit.clockBehind', { device, minutes });
}

function Signature({ visit, signed }: { visit: VisitDetail; signed: Signed | null }) {
  const { t } = useTranslation();
  if (!signed) return <Missing />;
  if (signed.refused !== undefined) return t('visit.refusedToSign', { why: signed.refused });
  const files = visit.evidence.filter(({ clientId }) => clientId === signed.evidence);
  return (
    <>
      {t('visit.signed', { name: signed.name ?? '' })} <Thumbs files={files} />
    </>
  );
}
