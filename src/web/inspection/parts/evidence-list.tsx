/** Evidence of a fact: pictures as thumbnails, other files by name. */
import { FileOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../contract/inspection.ts';
import { formatBytes } from '../../shared/figures.ts';
import { Moment } from '../../shared/values.tsx';
import { AddEvidence, type EvidenceOf } from './add-evidence.tsx';
import './evidence.css';

type Props = EvidenceOf & { evidence: readonly Evidence[]; mayAdd: boolean; title?: string };

export function EvidenceList({ evidence, mayAdd, title, ...of }: Props) {
  const { t } = useTranslation();
  const name = title ?? t('inspection.evidence');
  return (
    <section className="mc-card mc-stack" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="mc-quiet">
          {t(evidence.length > 0 ? 'inspection.evidenceHint' : 'inspection.noEvidence')}
        </p>
      </div>
      {evidence.length > 0 && (
        <ul className="mc-evidence">
          {evidence.map((one) => (
            <li key={one.id}>
              <EvidenceFile evidence={one} />
            </li>
          ))}
        </ul>
      )}
      {mayAdd && <AddEvidence {...of} />}
    </section>
  );
}

/** A list does not load whole photographs: the phone's small picture, or one that is small itself. */
const smallBytes = 1024 * 1024;
function pictureOf({ id, unitId, mediaType, bytes, hasThumbnail }: Evidence): string | null {
  if (hasThumbnail) return `/api/evidence/${unitId}/${id}/thumbnail`;
  const isSmall = mediaType.startsWith('image/') && bytes <= smallBytes;
  return isSmall ? `/api/evidence/${unitId}/${id}/file` : null;
}

function EvidenceFile({ evidence }: { evidence: Evidence }) {
  const { id, unitId, name, bytes, sha256, createdBy, createdAt } = evidence;
  const { t } = useTranslation();
  const href = `/api/evidence/${unitId}/${id}/file`;
  const picture = pictureOf(evidence);
  return (
    <a href={href} target="_blank" rel="noreferrer" className="mc-evidence-file">
      {picture ? (
        <img src={picture} alt={name} loading="lazy" />
      ) : (
        <span className="mc-evidence-other" aria-hidden="true">
          <FileOutlined aria-hidden="true" />
        </span>
      )}
      <span className="mc-evidence-name">{name}</span>
      <span className="mc-quiet" title={t('inspection.fingerprint', { sha256 })}>
        {createdBy} · <Moment value={createdAt} /> · {formatBytes(bytes)}
      </span>
    </a>
  );
}
