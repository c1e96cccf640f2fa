/** Editing a draft: nothing is saved until asked, everything can be undone, nobody's work is overwritten. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useBlocker, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandardDocument } from '../../../domain/standard/index.ts';
import { ApiProblem } from '../../shared/api.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { toast } from '../../shared/toast.tsx';
import { saveStandard, standardQuery, type StandardVersion } from '../api.ts';
import { StandardEditor } from '../parts/edit/editor.tsx';
import styles from '../parts/edit/edit.module.css';
import { useStandardEditing, type Editing } from '../parts/edit/use-editing.ts';

export function EditStandardPage() {
  const { t } = useTranslation();
  const { standardId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    ...standardQuery(standardId),
    refetchOnWindowFocus: false,
  });
  const [loaded, setLoaded] = useState(0);
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!data.abilities.edit || !data.document || !data.sha256) {
    const back = (
      <Link to="/standards/$standardId" params={{ standardId }}>
        {t('editor.toStandard')}
      </Link>
    );
    return (
      <EmptyState title={t('editor.notAllowed')} hint={t('editor.notAllowedHint')} action={back} />
    );
  }
  const reload = () => void refetch().then(() => setLoaded((n) => n + 1));
  return (
    <DraftForm
      key={`${data.id} ${loaded}`}
      standard={data}
      document={data.document}
      sha256={data.sha256}
      onReload={reload}
    />
  );
}

type FormProps = {
  standard: StandardVersion;
  document: StandardDocument;
  sha256: string;
  onReload: () => void;
};
function DraftForm({ standard, document, sha256: first, onReload }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const editing = useStandardEditing(document);
  const [saved, setSaved] = useState({ document, sha256: first });
  const [saving, setSaving] = useState(false);
  const [conflict, setConflict] = useState<string | null>(null);
  const dirty = editing.document !== saved.document;
  useBlocker({
    shouldBlockFn: () => dirty && !window.confirm(t('editor.leave')),
    enableBeforeUnload: () => dirty,
    disabled: !dirty,
  });
  const save = async () => {
    const sent = editing.document;
    setSaving(true);
    try {
      const answer = await saveStandard(standard.id, saved.sha256, sent);
      setSaved({ document: sent, sha256: answer.sha256 });
      setConflict(null);
      // The page of the draft reads anew; this form holds the newest itself.
      void client.invalidateQueries({ queryKey: ['/api/standards'], refetchType: 'none' });
      toast.done(t('editor.saved'));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 409) setConflict(error.message);
      else toast.problem(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <PageHeader
        title={t('editor.title', { name: standard.name })}
        purpose={t('standard.list.nth', { n: standard.version })}
        actions={
          <Link to="/standards/$standardId" params={{ standardId: String(standard.id) }}>
            <Button tabIndex={-1}>{t('editor.back')}</Button>
          </Link>
        }
      />
      {conflict && <Conflict message={conflict} document={editing.document} onReload={onReload} />}
      <StandardEditor editing={editing} />
      <SaveBar editing={editing} dirty={dirty} saving={saving} onSave={() => void save()} />
    </>
  );
}

type BarProps = { editing: Editing; dirty: boolean; saving: boolean; onSave: () => void };
function SaveBar({ editing, dirty, saving, onSave }: BarProps) {
  const { t } = useTranslation();
  const { undo, redo } = editing;
  return (
    <div className={styles.bar}>
      <Button type="primary" loading={saving} disabled={!dirty} onClick={onSave}>
        {t('editor.save')}
      </Button>
      <Button disabled={!undo} onClick={() => undo?.()}>
        {t('editor.undo')}
      </Button>
      <Button disabled={!redo} onClick={() => redo?.()}>
        {t('editor.redo')}
      </Button>
      {dirty && <span className="mc-quiet">{t('editor.unsaved')}</span>}
    </div>
  );
}

type ConflictProps = { message: string; document: StandardDocument; onReload: () => void };
/** Somebody else saved first: the choice is the reader's. */
function Conflict({ message, document, onReload }: ConflictProps) {
  const { t } = useTranslation();
  const download = () => {
    const file = new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' });
    const link = window.document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${document.title}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section className="mc-notice mc-notice-warning mc-stack" role="alert">
      <strong>{message}</strong>
      <p>{t('editor.conflict')}</p>
      <div className="mc-actions">
        <Button onClick={download}>{t('editor.keepMine')}</Button>
        <Button type="primary" onClick={onReload}>
          {t('editor.loadTheirs')}
        </Button>
      </div>
    </section>
  );
}
