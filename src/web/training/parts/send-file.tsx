// Sends one file to an address; what kinds are taken is said beside it.
import { Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { upload } from '../../shared/api.ts';
import { toast } from '../../shared/toast.tsx';

const accepted = 'image/jpeg,image/png,image/webp,video/mp4,audio/*,application/pdf';

type Props = { path: string; label: string; done: string };

export function SendFile({ path, label, done }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    try {
      setShare(0);
      await upload(path, file, setShare);
      toast.done(done);
    } catch (error) {
      toast.problem(error);
    } finally {
      setShare(null);
      if (input.current) input.current.value = '';
      await client.invalidateQueries();
    }
  };
  return (
    <span className="mc-actions mc-noprint">
      <input
        ref={input}
        hidden
        type="file"
        accept={accepted}
        aria-label={label}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button
        icon={<UploadOutlined />}
        loading={share !== null}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <span className="mc-quiet">{t('training.fileRule')}</span>
    </span>
  );
}
