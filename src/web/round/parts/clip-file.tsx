/** What an outlet answered: the file, the link, or the reason. */
import { useTranslation } from 'react-i18next';
import type { Clip } from '../../../contract/visit-desk.ts';
import { formatBytes, formatMoment } from '../../shared/figures.ts';

export const slotText = ({ fromAt, toAt }: Clip): string =>
  `${formatMoment(fromAt)} – ${formatMoment(toAt)}`;

export function ClipFile({ clip: { unit, file, link, note } }: { clip: Clip }) {
  const { t } = useTranslation();
  return (
    <>
      {file && (
        <a href={`/api/evidence/${unit.id}/${file.id}/file`} target="_blank" rel="noreferrer">
          {file.name} <span className="mc-quiet">{formatBytes(file.bytes)}</span>
        </a>
      )}
      {link && (
        <a href={link} target="_blank" rel="noreferrer">
          {t('round.clip.openLink')}
        </a>
      )}
      {note && <span className="mc-quiet"> {note}</span>}
    </>
  );
}
