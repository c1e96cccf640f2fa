// The whole list from Excel: the sheet that is exported is the sheet that is read.
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/toast.tsx';
import { importPlacements } from '../api.ts';

export function ImportButton() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      const { outlets, added, changed, same } = await importPlacements(file);
      toast.done(t('placement.imported', { outlets, added, changed, same }));
      await client.invalidateQueries();
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,.csv"
        aria-label={t('placement.import')}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>
        {t('placement.import')}
      </Button>
    </>
  );
}
