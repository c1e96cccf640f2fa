// The whole list from Excel: the sheet that is exported is the sheet that is read.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../../shared/file-button.tsx';
import { toast } from '../../shared/toast.tsx';
import { importPlacements } from '../api.ts';

export function ImportButton() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    try {
      const { outlets, added, changed, same } = await importPlacements(file);
      toast.done(t('placement.imported', { outlets, added, changed, same }));
      await client.invalidateQueries();
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  };
  return (
    <FileButton
      label={t('placement.import')}
      accept=".xlsx,.csv"
      busy={busy}
      onFile={(file) => void send(file)}
    />
  );
}
