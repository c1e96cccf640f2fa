/** 录像调取: the hours asked of every outlet, and by when they have to be there. Times are the reader's own. */
import { Button } from 'antd';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import type { Part } from './part.ts';

/** ISO → the value of a datetime-local field, and back. */
const localOf = (iso: string): string => {
  const at = new Date(iso);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
};
export const isoOf = (local: string): string => new Date(local).toISOString();

const atHour = (day: string, hour: number) => isoOf(`${day}T${String(hour).padStart(2, '0')}:00`);

export function Remote({ body, setUp }: Part) {
  const { t } = useTranslation();
  const remote = body.settings.remote ?? { slots: [], dueAt: atHour(body.endsOn, 18) };
  const set = (patch: Partial<typeof remote>) => setUp({ remote: { ...remote, ...patch } });
  const slot = (at: number, patch: Partial<(typeof remote.slots)[number]>) =>
    set({ slots: remote.slots.map((one, n) => (n === at ? { ...one, ...patch } : one)) });
  return (
    <fieldset className="mc-card mc-stack">
      <legend>{t('round.form.remote')}</legend>
      {remote.slots.map(({ from, to, post }, at) => (
        <div key={at} className="mc-round-two" role="group" aria-label={t('round.form.slot')}>
          <Field label={t('round.form.slotFrom')}>
            {(id) => (
              <TextInput
                id={id}
                type="datetime-local"
                value={localOf(from)}
                onText={(text) => text && slot(at, { from: isoOf(text) })}
              />
            )}
          </Field>
          <Field label={t('round.form.slotTo')}>
            {(id) => (
              <TextInput
                id={id}
                type="datetime-local"
                value={localOf(to)}
                onText={(text) => text && slot(at, { to: isoOf(text) })}
              />
            )}
          </Field>
          <Field label={t('round.form.slotPost')} hint={t('round.form.slotPostHint')}>
            {(id) => (
              <TextInput
                id={id}
                value={post}
                maxLength={40}
                onText={(text) => slot(at, { post: text })}
              />
            )}
          </Field>
          <Button
            icon={<CloseOutlined aria-hidden="true" />}
            aria-label={t('round.form.removeSlot')}
            title={t('round.form.removeSlot')}
            onClick={() => set({ slots: remote.slots.filter((_, n) => n !== at) })}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() =>
            set({
              slots: [
                ...remote.slots,
                { from: atHour(body.startsOn, 9), to: atHour(body.startsOn, 10), post: '' },
              ],
            })
          }
        >
          {t('round.form.addSlot')}
        </Button>
      </div>
      <Field label={t('round.form.dueAt')}>
        {(id) => (
          <TextInput
            id={id}
            type="datetime-local"
            value={localOf(remote.dueAt)}
            onText={(text) => text && set({ dueAt: isoOf(text) })}
          />
        )}
      </Field>
    </fieldset>
  );
}
