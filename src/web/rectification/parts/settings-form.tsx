// The form of 整改设置; read-only for those who may not save it.
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { itemCategories } from '../../../domain/inspection/model.ts';
import type { Role } from '../../../domain/organisation/model.ts';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useSaveSettings, type SettingsAnswer } from '../api.ts';
import styles from './rectification.module.css';
import { percent } from './words.tsx';

type Settings = SettingsAnswer['settings'];
type Props = { unitId: number; held: SettingsAnswer };
/** Who can be told, nearest first. */
const told = ['outlet-head', 'service-admin', 'leading-group'] as const satisfies Role[];

export function SettingsForm({ unitId, held }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(held.settings);
  const save = useSaveSettings(unitId);
  const isOwn = held.from?.id === unitId;
  const change = (patch: Partial<Settings>) => setDraft({ ...draft, ...patch });
  const send = () =>
    save.mutate(
      { version: isOwn ? held.version : 0, settings: draft },
      { onSuccess: () => toast.done(t('rectification.saved')), onError: toast.problem },
    );
  return (
    <form
      className="mc-card mc-stack"
      aria-label={t('rectification.settings')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p className="mc-quiet">
        {isOwn && t('rectification.settingsOwn')}
        {!isOwn && held.from && t('rectification.settingsFrom', { unit: held.from.name })}
        {!held.from && t('rectification.settingsDefault')}
      </p>
      <fieldset className={styles.form} disabled={!held.mayEdit}>
        <What draft={draft} change={change} />
        <Proof draft={draft} change={change} accuracy={held.accuracy} />
        <Ladder draft={draft} change={change} />
        {held.mayEdit && (
          <div className="mc-actions">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('rectification.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

type PartProps = { draft: Settings; change: (patch: Partial<Settings>) => void };

function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className="mc-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

type NumberProps = {
  label: string;
  hint?: string;
  value: number;
  min?: number;
  onNumber: (value: number) => void;
};
function NumberField({ label, hint, value, min = 1, onNumber }: NumberProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <TextInput
          id={id}
          type="number"
          required
          min={min}
          aria-describedby={hintId}
          value={String(value)}
          onText={(text) => onNumber(Number(text))}
        />
      )}
    </Field>
  );
}

function What({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const { workingDays, categories } = draft;
  const toggle = (category: Settings['categories'][number], on: boolean) =>
    change({
      categories: itemCategories.filter((one) =>
        one === category ? on : categories.includes(one),
      ),
    });
  return (
    <>
      <div>
        <Check checked={draft.enabled} onChange={(enabled) => change({ enabled })}>
          {t('rectification.enabled')}
        </Check>
        <p className="mc-quiet">{t('rectification.enabledHint')}</p>
      </div>
      <Field label={t('rectification.fromPoints')} hint={t('rectification.fromPointsHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            inputMode="decimal"
            required
            pattern="\d+(\.\d{1,2})?"
            aria-describedby={hint}
            value={draft.fromPoints}
            onText={(fromPoints) => change({ fromPoints })}
          />
        )}
      </Field>
      <div role="group" aria-label={t('rectification.categories')} className={styles.choices}>
        <span>{t('rectification.categories')}</span>
        {itemCategories.map((category) => (
          <Check
            key={category}
            checked={categories.includes(category)}
            onChange={(on) => toggle(category, on)}
          >
            {category}
          </Check>
        ))}
      </div>
      <div className="mc-columns">
        <NumberField
          label={t('rectification.softDays')}
          value={workingDays.软件}
          onNumber={(days) => change({ workingDays: { ...workingDays, 软件: days } })}
        />
        <NumberField
          label={t('rectification.hardDays')}
          value={workingDays.硬件}
          onNumber={(days) => change({ workingDays: { ...workingDays, 硬件: days } })}
        />
      </div>
      <div className={styles.choices}>
        <Check checked={draft.complaints} onChange={(complaints) => change({ complaints })}>
          {t('rectification.complaints')}
        </Check>
        <Check checked={draft.drills} onChange={(drills) => change({ drills })}>
          {t('rectification.drills')}
        </Check>
      </div>
    </>
  );
}

function Proof({ draft, change, accuracy }: PartProps & { accuracy: SettingsAnswer['accuracy'] }) {
  const { t } = useTranslation();
  const known = accuracy.find(({ visits }) => visits === draft.cleanVisits);
  return (
    <div className="mc-columns">
      <NumberField
        label={t('rectification.cleanVisits')}
        {...(known
          ? {
              hint: t('rectification.accuracy', {
                visits: known.visits,
                sensitivity: percent(known.sensitivity),
                specificity: percent(known.specificity),
              }),
            }
          : {})}
        value={draft.cleanVisits}
        onNumber={(cleanVisits) => change({ cleanVisits })}
      />
      <NumberField
        label={t('rectification.complaintWeeks')}
        value={draft.complaintWeeks}
        onNumber={(complaintWeeks) => change({ complaintWeeks })}
      />
    </div>
  );
}

function Ladder({ draft, change }: PartProps) {
  const { t } = useTranslation();
  const daysOf = (role: Role) => draft.ladder.find((step) => step.role === role)?.afterDays;
  const set = (role: Role, text: string) => {
    const rest = draft.ladder.filter((step) => step.role !== role);
    const next = text === '' ? rest : [...rest, { role, afterDays: Number(text) }];
    change({ ladder: next.toSorted((a, b) => a.afterDays - b.afterDays) });
  };
  return (
    <div role="group" aria-label={t('rectification.ladder')} className="mc-stack">
      <div>
        <strong>{t('rectification.ladder')}</strong>
        <p className="mc-quiet">{t('rectification.ladderHint')}</p>
      </div>
      <div className={styles.ladder}>
        {told.map((role) => (
          <Field
            key={role}
            label={t('rectification.ladderStep', { role: t(`shared.role.${role}`) })}
          >
            {(id) => (
              <TextInput
                id={id}
                type="number"
                min={0}
                value={String(daysOf(role) ?? '')}
                onText={(text) => set(role, text)}
              />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}
