/** Both sides: what the outlet says with its evidence, and what the visit found with its own. */
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../contract/inspection.ts';
import { AddEvidence } from '../../inspection/index.ts';
import { AnswerText } from '../../visit/index.ts';
import { Moment } from '../../shared/values.tsx';
import type { AppealDetail, Packet } from '../api.ts';
import { PacketForm } from './packet-form.tsx';
import { reasonName } from './words.tsx';
import styles from './appeal.module.css';

export function Sides({ appeal }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  const mayAttach = appeal.steps.attach === null;
  const packetOf = (id: number) => appeal.packets.find((one) => one.evidenceId === id);
  return (
    <div className={styles.sides}>
      <section className="mc-card mc-stack" id="evidence" aria-label={t('appeal.side.outlet')}>
        <h2>{t('appeal.side.outlet')}</h2>
        <p className="mc-quiet">
          {appeal.filedByName} · <Moment value={appeal.filedAt} /> · {reasonName(appeal.reasonCode)}
        </p>
        <p className={styles.claim}>{appeal.claim}</p>
        <ul className={styles.evidence}>
          {appeal.evidence.map((one) => (
            <li key={one.id}>
              <File evidence={one} packet={packetOf(one.id)} />
              {mayAttach && <PacketForm appeal={appeal} evidence={one} packet={packetOf(one.id)} />}
            </li>
          ))}
        </ul>
        {appeal.evidence.length === 0 && <p className="mc-quiet">{t('appeal.noEvidence')}</p>}
        {mayAttach && (
          <AddEvidence
            factKind="appeal"
            unitId={String(appeal.unit.id)}
            factId={String(appeal.id)}
          />
        )}
      </section>
      <section className="mc-card mc-stack" aria-label={t('appeal.side.issuer')}>
        <h2>{t('appeal.side.issuer')}</h2>
        {appeal.againstName && <p className="mc-quiet">{appeal.againstName}</p>}
        {appeal.subject.score && <p>{t('appeal.scoreThen', { score: appeal.subject.score })}</p>}
        <AnswersThen appeal={appeal} />
        <ul className={styles.evidence}>
          {appeal.visitEvidence.map((one) => (
            <li key={one.id}>
              <File evidence={one} />
            </li>
          ))}
        </ul>
        {appeal.visitEvidence.length === 0 && (
          <p className="mc-quiet">{t('appeal.noVisitEvidence')}</p>
        )}
      </section>
    </div>
  );
}

/** What the standard asks and what the inspector answered, in words. */
function AnswersThen({ appeal: { item, visitAnswers } }: { appeal: AppealDetail }) {
  const { t } = useTranslation();
  if (!item) return null;
  return (
    <>
      {item.guide && (
        <p>
          {t('appeal.asked')} {item.guide} <span className="mc-quiet">{item.clause}</span>
        </p>
      )}
      {visitAnswers.length > 0 && (
        <div>
          {t('appeal.answerThen')}
          {visitAnswers.map((answer) => (
            <AnswerText key={answer.who} item={item} answer={answer} who={answer.who} />
          ))}
        </div>
      )}
    </>
  );
}

/** A picture or clip where it can be seen, its hash in full, and what it should prove. */
function File({ evidence, packet }: { evidence: Evidence; packet?: Packet }) {
  const { t } = useTranslation();
  const { unitId, id, name, mediaType, sha256 } = evidence;
  const src = `/api/evidence/${unitId}/${id}/file`;
  const span =
    packet?.from == null ? '' : `#t=${packet.from}${packet.to == null ? '' : `,${packet.to}`}`;
  return (
    <>
      {mediaType.startsWith('image/') && <img src={src} alt={name} loading="lazy" />}
      {mediaType.startsWith('video/') && (
        <video src={src + span} controls preload="metadata" aria-label={name} />
      )}
      <a href={src} target="_blank" rel="noreferrer">
        {name}
      </a>
      {packet && (
        <span>
          {packet.from !== null && t('appeal.span', { from: packet.from, to: packet.to ?? '…' })}{' '}
          {packet.note}
        </span>
      )}
      <span className={`mc-quiet ${styles.hash}`}>SHA-256 {sha256}</span>
    </>
  );
}
