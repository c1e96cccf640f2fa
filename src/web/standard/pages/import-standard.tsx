/** A check sheet from Excel: what was understood as a tree beside every doubt, corrected here, then saved. */
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allItems } from '../../../domain/standard/index.ts';
import { ApiProblem } from '../../shared/api.ts';
import { Field } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Refusal } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { DropArea } from '../../shared/drop-area.tsx';
import { readStandardFile, useCreateStandard, type ReadStandard } from '../api.ts';
import { Doubts } from '../parts/doubts.tsx';
import { StandardEditor } from '../parts/edit/editor.tsx';
import { nodeOf } from '../parts/edit/document-edit.ts';
import styles from '../parts/edit/edit.module.css';
import { useStandardEditing } from '../parts/edit/use-editing.ts';

export function ImportStandardPage() {
  const { t } = useTranslation();
  const [read, setRead] = useState<ReadStandard | null>(null);
  return (
    <>
      <PageHeader title={t('standard.import.title')} purpose={t('standard.import.purpose')}>
        <InspectionNav />
      </PageHeader>
      {read ? <Preview read={read} onAgain={() => setRead(null)} /> : <DropFile onRead={setRead} />}
    </>
  );
}

function DropFile({ onRead }: { onRead: (read: ReadStandard) => void }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const send = async (file: File) => {
    setRefusal('');
    setBusy(true);
    try {
      onRead(await readStandardFile(file));
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.message : t('shared.error.unexpected'));
    } finally {
      setBusy(false);
    }
  };
  return (
    <DropArea
      label={t('standard.import.title')}
      hint={t('standard.import.drop')}
      choose={t('standard.import.choose')}
      rule={t('standard.import.rule')}
      busy={busy}
      onFile={(file) => void send(file)}
    >
      {busy && <Loading />}
      <Refusal text={refusal} />
    </DropArea>
  );
}

function Preview({ read, onAgain }: { read: ReadStandard; onAgain: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateStandard();
  const editing = useStandardEditing(read.document);
  const [name, setName] = useState(read.document.title);
  const { document, findings, show } = editing;
  const save = () =>
    create.mutate(
      { name, from: { kind: 'document', document } },
      {
        onError: toast.problem,
        onSuccess: ({ id }) => {
          toast.done(t('standard.import.saved'));
          void navigate({ to: '/standards/$standardId', params: { standardId: String(id) } });
        },
      },
    );
  const counts = {
    modules: document.modules.length,
    projects: document.modules.flatMap(({ projects }) => projects).length,
    items: allItems(document).length,
    total: document.total,
  };
  return (
    <div className="mc-stack">
      <p className="mc-notice">{t('standard.import.understood', counts)}</p>
      <div className={styles.beside}>
        <Doubts
          className={styles.doubts}
          doubts={read.findings}
          faults={findings}
          onGo={(path) => show(nodeOf(path))}
        />
        <StandardEditor editing={editing} quiet />
      </div>
      <div className={styles.bar}>
        <Field label={t('standard.import.name')}>
          {(id) => <TextInput id={id} value={name} onText={setName} maxLength={120} />}
        </Field>
        <Button
          type="primary"
          disabled={name.trim() === ''}
          loading={create.isPending}
          onClick={save}
        >
          {t('standard.import.save')}
        </Button>
        <Button disabled={!editing.undo} onClick={() => editing.undo?.()}>
          {t('editor.undo')}
        </Button>
        <Button onClick={onAgain}>{t('standard.import.again')}</Button>
      </div>
    </div>
  );
}
