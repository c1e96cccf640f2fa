// Sends one file to an address; what kinds are taken is said beside it.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../shared/api.ts';
import { FileButton } from '../../shared/file-button.tsx';
import { toast } from '../../shared/toast.tsx';

const accepted = 'image/jpeg,image/png,image/webp,video/mp4,audio/*,application/pdf';

type Props = { path: string; label: string; done: string };

export function SendFile({ path, label, done }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const send = async (file: File) => {
    try {
      setShare(0);
      await upload(path, file, setShare);
      toast.done(done);
    } catch (error) {
      toast.problem(error);
    } finally {
      setShare(null);
      await client.invalidateQueries();
    }
  };
  return (
    <span className="mc-actions mc-noprint">
      <FileButton
        label={label}
        accept={accepted}
        busy={share !== null}
        onFile={(file) => void send(file)}
      />
      <span className="mc-quiet">{t('training.fileRule')}</span>
    </span>
  );
}
