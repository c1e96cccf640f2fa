/** What one piece of evidence proves, and where in a clip. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../contract/inspection.ts';
import { Field } from '../../shared/field.tsx';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { savePackets, type AppealDetail, type Packet } from '../api.ts';
import styles from './appeal.module.css';

type Props = { appeal: AppealDetail; evidence: Evidence; packet: Packet | undefined };
const shown = (seconds: number | null | undefined) => (seconds == null ? '' : String(seconds));
const secondsOf = (text: string) => (text.trim() === '' ? null : Number(text));

export function PacketForm({ appeal, evidence, packet }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [from, setFrom] = useState(shown(packet?.from));
  const [to, setTo] = useState(shown(packet?.to));
  const [note, setNote] = useState(packet?.note ?? '');
  const timed = /^(video|audio)\//.test(evidence.mediaType);
  const { busy, refusal, submit } = useSubmit(async () => {
    const others = appeal.packets.filter((one) => one.evidenceId !== evidence.id);
    const own = { evidenceId: evidence.id, from: secondsOf(from), to: secondsOf(to), note };
    await savePackets(appeal, [...others, own]);
    toast.done(t('appeal.packetSaved'));
    await client.invalidateQueries();
  });
  return (
    <form className="mc-stack" onSubmit={submit}>
      {timed && (
        <div className={styles.seconds}>
          <Field label={t('appeal.from')}>
            {(id) => <TextInput id={id} type="number" min={0} value={from} onText={setFrom} />}
          </Field>
          <Field label={t('appeal.to')}>
            {(id) => <TextInput id={id} type="number" min={0} value={to} onText={setTo} />}
          </Field>
        </div>
      )}
      <Field label={t('appeal.proves')}>
        {(id) => <TextInput id={id} maxLength={300} value={note} onText={setNote} />}
      </Field>
      <Refusal text={refusal} />
      <div className="mc-actions">
        <Button htmlType="submit" loading={busy}>
          {t('shared.action.save')}
        </Button>
      </div>
    </form>
  );
}
