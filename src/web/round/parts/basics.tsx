/** What is checked, when, by which standard. */
import { useTranslation } from 'react-i18next';
import { roundKinds, type RoundKind } from '../../../domain/round/model.ts';
import { Check } from '../../shared/choices.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import type { Part } from './part.ts';

export function Basics({ body, choices, set, setUp }: Part) {
  const { t } = useTranslation();
  const { standards } = choices;
  const mayBeCovert = body.kind !== '非现场检查' && body.kind !== '自查';
  const choose = (kind: RoundKind) => {
    const covert = kind === '省行神秘人' || kind === '社会监督';
    set({ kind, covert });
    if (kind !== '非现场检查' && body.settings.remote)
      set({ kind, covert, settings: { ...body.settings, remote: null } });
  };
  return (
    <fieldset className="mc-card mc-stack">
      <legend>{t('round.form.basics')}</legend>
      <Field label={t('round.name')} hint={t('round.form.nameHint')}>
        {(id) => (
          <TextInput
            id={id}
            value={body.name}
            required
            maxLength={80}
            onText={(name) => set({ name })}
          />
        )}
      </Field>
      <div className="mc-round-two">
        <Field label={t('round.kind')}>
          {(id) => (
            <FilterSelect
              id={id}
              label={t('round.kind')}
              value={body.kind}
              choices={roundKinds.map((kind) => ({ value: kind, label: t(`round.kinds.${kind}`) }))}
              onChange={(kind) => choose(kind as RoundKind)}
            />
          )}
        </Field>
        <Field label={t('round.wave')}>
          {(id) => (
            <TextInput
              id={id}
              value={body.wave}
              required
              maxLength={20}
              onText={(wave) => set({ wave })}
            />
          )}
        </Field>
        <Field label={t('round.startsOn')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              required
              value={body.startsOn}
              onText={(startsOn) => startsOn && set({ startsOn })}
            />
          )}
        </Field>
        <Field label={t('round.endsOn')}>
          {(id) => (
            <TextInput
              id={id}
              type="date"
              required
              value={body.endsOn}
              onText={(endsOn) => endsOn && set({ endsOn })}
            />
          )}
        </Field>
      </div>
      <p className="mc-quiet">
        {t(body.kind === '自查' ? 'round.form.selfHint' : 'round.form.waveHint')}
      </p>
      {standards.length === 0 ? (
        <p role="alert" className="mc-notice">
          {t('round.form.noStandard')}
          {t('shared.value.and')}
          {t('round.form.noStandardHint')}
        </p>
      ) : (
        <Field label={t('round.standard')}>
          {(id) => (
            <FilterSelect
              id={id}
              label={t('round.standard')}
              value={String(body.standardId)}
              choices={standards.map((one) => ({
                value: String(one.id),
                label: `${one.name} v${one.version}`,
              }))}
              onChange={(chosen) => set({ standardId: Number(chosen) })}
            />
          )}
        </Field>
      )}
      {mayBeCovert && (
        <>
          <Check
            label={t('round.covert')}
            checked={body.covert}
            onChange={() => set({ covert: !body.covert })}
          />
          <p className="mc-quiet">{t('round.form.covertHint')}</p>
        </>
      )}
      {body.kind !== '自查' && <Numbers body={body} choices={choices} set={set} setUp={setUp} />}
    </fieldset>
  );
}

function Numbers({ body, setUp }: Part) {
  const { t } = useTranslation();
  const { settings } = body;
  const whole = (text: string) => Math.max(0, Math.trunc(Number(text) || 0));
  return (
    <div className="mc-round-two">
      <Field label={t('round.form.lockOut')} hint={t('round.form.lockOutHint')}>
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={0}
            max={1000}
            value={String(settings.lockOutDays)}
            onText={(text) => setUp({ lockOutDays: whole(text) })}
          />
        )}
      </Field>
      <Field label={t('round.form.capacity')} hint={t('round.form.capacityHint')}>
        {(id) => (
          <TextInput
            id={id}
            type="number"
            min={1}
            value={settings.capacity === null ? '' : String(settings.capacity)}
            onText={(text) => setUp({ capacity: whole(text) || null })}
          />
        )}
      </Field>
      {settings.source.from !== 'draw' && (
        <Field label={t('round.form.doubles')} hint={t('round.form.doublesHint')}>
          {(id) => (
            <TextInput
              id={id}
              type="number"
              min={0}
              max={100}
              value={String(Math.round(settings.doubleShare * 100))}
              onText={(text) => setUp({ doubleShare: Math.min(100, whole(text)) / 100 })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
