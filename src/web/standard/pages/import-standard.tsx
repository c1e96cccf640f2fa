/** A check sheet from Excel: what was understood as a tree beside every doubt, corrected here, then saved. */
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type DragEvent } from 'react';
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
import { readStandardFile, useCreateStandard, type ReadStandard } from '../api.ts';
import { Doubts } from '../parts/doubts.tsx';
import { StandardEditor } from '../parts/edit/editor.tsx';
import { nodeOf } from '../parts/edit/document-edit.ts';
import styles from '../parts/edit/edit.module.css';
import { useStandardEditing } from '../parts/edit/use-editing.ts';
import drop from '../parts/drop.module.css';

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
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const send = async (file: File | undefined) => {
    if (!file) return;
    setRefusal('');
    setBusy(true);
    try {
      onRead(await readStandardFile(file));
    } catch (error) {
      setRefusal(error instanceof ApiProblem ? error.message : t('shared.error.unexpected'));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={`${drop.zone} ${over ? drop.over : ''}`}
      aria-label={t('standard.import.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('standard.import.choose')}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      <p>{t('standard.import.drop')}</p>
      <Button
        type="primary"
        icon={<UploadOutlined aria-hidden="true" />}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {t('standard.import.choose')}
      </Button>
      <p className="mc-quiet">{t('standard.import.rule')}</p>
      {busy && <Loading />}
      <Refusal text={refusal} />
    </section>
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
