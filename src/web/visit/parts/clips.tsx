/** Recordings of a remote visit, and asking for another. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { ClipFile, isoOf, slotText } from '../../round/index.ts';
import { api } from '../../shared/api.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Moment } from '../../shared/values.tsx';

export function Clips({ visit }: { visit: VisitDetail }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (visit.kind !== '非现场检查') return null;
  return (
    <section className="mc-card mc-stack" aria-label={t('visit.clips')}>
      <div className="mc-actions">
        <h2>{t('visit.clips')}</h2>
        {visit.abilities.askClip && (
          <Button onClick={() => setAsking(true)}>{t('visit.askClip')}</Button>
        )}
      </div>
      {visit.clips.length === 0 ? (
        <p className="mc-quiet">{t('visit.noClips')}</p>
      ) : (
        <ScrollArea label={t('visit.clips')}>
          <PlainTable
            label={t('visit.clips')}
            words={[1, 2, 3, 4]}
            head={[
              t('round.clip.slot'),
              t('round.clip.post'),
              t('round.clip.due'),
              t('round.clip.state'),
              t('round.clip.file'),
            ]}
            rows={visit.clips.map((clip) => [
              slotText(clip),
              clip.post || t('round.clip.hall'),
              <Moment key="due" value={clip.dueAt} />,
              t(`round.clip.states.${clip.state}`),
              <ClipFile key="file" clip={clip} />,
            ])}
          />
        </ScrollArea>
      )}
      {asking && <AskClip visit={visit} onClose={() => setAsking(false)} />}
    </section>
  );
}

function AskClip({ visit, onClose }: { visit: VisitDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [dueAt, setDueAt] = useState('');
  const [post, setPost] = useState('');
  const send = async () => {
    const body = { fromAt: isoOf(from), toAt: isoOf(to), dueAt: isoOf(dueAt), post };
    await api.post(`/api/visits/${visit.unit.id}/${visit.id}/clips`, { body });
    toast.done(t('visit.asked'));
    await client.invalidateQueries();
    onClose();
  };
  const moments = [
    { label: t('round.form.slotFrom'), value: from, set: setFrom },
    { label: t('round.form.slotTo'), value: to, set: setTo },
    { label: t('round.form.dueAt'), value: dueAt, set: setDueAt },
  ];
  return (
    <FormDialog
      title={t('visit.askClip')}
      submitText={t('visit.askClip')}
      onSubmit={send}
      onClose={onClose}
    >
      {moments.map(({ label, value, set }) => (
        <Field key={label} label={label}>
          {(id) => <TextInput id={id} type="datetime-local" required value={value} onText={set} />}
        </Field>
      ))}
      <Field label={t('round.form.slotPost')} hint={t('round.form.slotPostHint')}>
        {(id) => <TextInput id={id} value={post} maxLength={40} onText={setPost} />}
      </Field>
    </FormDialog>
  );
}
