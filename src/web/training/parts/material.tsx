// The material of a session: a link, a file, and adding one.
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../shared/figures.ts';
import type { MyTraining, SessionDetail } from '../api.ts';
import { SendFile } from './send-file.tsx';

type Shown = Pick<MyTraining['sessions'][number], 'id' | 'material' | 'materialUrl'>;

/** What there is to read or to watch; nothing when there is none. */
export function MaterialLinks({ one }: { one: Shown }) {
  const { t } = useTranslation();
  const { id, material, materialUrl } = one;
  if (!material && !materialUrl) return null;
  return (
    <span className="mc-actions">
      {material && (
        <a href={`/api/trainings/${id}/material`} target="_blank" rel="noreferrer">
          {material.name} <span className="mc-quiet">{formatBytes(material.bytes)}</span>
        </a>
      )}
      {materialUrl && (
        <a href={materialUrl} target="_blank" rel="noreferrer">
          {t('training.openLink')}
        </a>
      )}
    </span>
  );
}

export function Material({ one }: { one: SessionDetail }) {
  const { t } = useTranslation();
  return (
    <div className="mc-actions">
      <MaterialLinks one={one} />
      {one.can.edit && (
        <SendFile
          path={`/api/trainings/${one.id}/material`}
          label={t(one.material ? 'training.otherMaterial' : 'training.addMaterial')}
          done={t('training.materialAdded')}
        />
      )}
    </div>
  );
}
