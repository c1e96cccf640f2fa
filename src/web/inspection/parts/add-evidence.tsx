/** Adding evidence: from the camera on a phone, or from files. */
import { Button } from 'antd';
import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, factKinds } from '../../../contract/inspection.ts';
import { upload } from '../../shared/api.ts';
import { toast } from '../../shared/toast.tsx';

export type EvidenceOf = {
  factKind: (typeof factKinds)[number];
  unitId: string;
  factId: string;
};
const accepted = 'image/jpeg,image/png,image/webp,video/mp4,audio/*,application/pdf';

export function AddEvidence({ factKind, unitId, factId }: EvidenceOf) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const camera = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const send = async (chosen: FileList | null) => {
    try {
      for (const file of chosen ?? []) {
        setShare(0);
        await upload<Evidence>(`/api/evidence/${factKind}/${unitId}/${factId}`, file, setShare);
        toast.done(t('inspection.evidenceAdded', { name: file.name }));
      }
    } catch (error) {
      toast.problem(error);
    } finally {
      setShare(null);
      // Whatever page the fact is shown on asks again.
      await client.invalidateQueries();
    }
  };
  const busy = share !== null;
  const inputs = [
    {
      ref: camera,
      accept: 'image/*',
      capture: 'environment' as const,
      label: 'takePhoto' as const,
    },
    { ref: files, accept: accepted, capture: undefined, label: 'chooseFiles' as const },
  ];
  return (
    <div className="mc-actions mc-noprint">
      {inputs.map(({ ref, accept, capture, label }) => (
        <input
          key={label}
          ref={ref}
          hidden
          type="file"
          accept={accept}
          capture={capture}
          multiple={!capture}
          aria-label={t(`inspection.${label}`)}
          onChange={(event) => {
            void send(event.target.files).then(() => {
              if (ref.current) ref.current.value = '';
            });
          }}
        />
      ))}
      <Button
        className="mc-phone-only"
        type="primary"
        icon={<CameraOutlined aria-hidden="true" />}
        disabled={busy}
        onClick={() => camera.current?.click()}
      >
        {t('inspection.takePhoto')}
      </Button>
      <Button
        icon={<UploadOutlined aria-hidden="true" />}
        disabled={busy}
        onClick={() => files.current?.click()}
      >
        {t('inspection.chooseFiles')}
      </Button>
      {busy && (
        <progress max={1} value={share} aria-label={t('inspection.uploading')}>
          {Math.round(share * 100)}%
        </progress>
      )}
      <span className="mc-quiet">{t('inspection.evidenceRule')}</span>
    </div>
  );
}
