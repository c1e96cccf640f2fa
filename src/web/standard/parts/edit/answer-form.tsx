/** How an item is answered, with the fields its kind needs. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { freshCode } from './document-edit.ts';
import styles from './edit.module.css';
import { NumberInput, PointsAt, RemoveRow, TextAt } from './inputs.tsx';
import { useAt } from './use-editing.ts';

const kinds = ['pass', 'points', 'count', 'choice', 'number', 'text'] as const;
type Kind = AnswerForm['kind'];
type Choices = Extract<AnswerForm, { kind: 'choice' }>['options'];
type Bands = Extract<AnswerForm, { kind: 'number' }>['bands'];

/** A fresh form of a kind that ties with the item's points. */
function fresh(kind: Kind, points: string, names: { good: string; bad: string }): AnswerForm {
  if (kind === 'points') return { kind, step: '0.5' };
  if (kind === 'count') return { kind, each: '0.5' };
  if (kind === 'choice') {
    const options = [
      { code: 'A', name: names.good, points },
      { code: 'B', name: names.bad, points: '0' },
    ];
    return { kind, options };
  }
  if (kind === 'number') {
    const bands = [
      { upTo: '10', points },
      { upTo: null, points: '0' },
    ];
    return { kind, unit: '', bands };
  }
  return { kind };
}

export function AnswerFormFields({ path, points }: { path: string; points: string }) {
  const { t } = useTranslation();
  const [form, setForm] = useAt<AnswerForm>(path);
  const label = t('editor.form');
  const names = { good: t('shared.state.met'), bad: t('shared.state.missed') };
  return (
    <>
      <div className={styles.row}>
        <Field label={label}>
          {(id) => (
            <FilterSelect
              id={id}
              label={label}
              value={form.kind}
              choices={kinds.map((kind) => ({
                value: kind,
                label: t(`editor.form_${kind}`),
              }))}
              onChange={(kind) => setForm(fresh(kind as Kind, points, names))}
            />
          )}
        </Field>
        {form.kind === 'points' && <PointsAt path={`${path}.step`} label={t('editor.step')} />}
        {form.kind === 'count' && <PointsAt path={`${path}.each`} label={t('editor.each')} />}
        {form.kind === 'number' && <TextAt path={`${path}.unit`} label={t('editor.unit')} />}
      </div>
      {form.kind === 'choice' && <Options path={`${path}.options`} />}
      {form.kind === 'number' && <BandRows path={`${path}.bands`} />}
    </>
  );
}

function Options({ path }: { path: string }) {
  const { t } = useTranslation();
  const [options, setOptions] = useAt<Choices>(path);
  const change = (at: number, patch: Partial<Choices[number]>) =>
    setOptions(options.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const next = () => {
    const codes = options.map(({ code }) => code);
    const letter = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find((one) => !codes.includes(one));
    return letter ?? freshCode(codes);
  };
  return (
    <fieldset className={styles.group}>
      <legend>{t('editor.optionName')}</legend>
      {options.map((option, at) => (
        <div key={option.code} className={styles.line}>
          <strong>{option.code}</strong>
          <TextInput
            aria-label={`${t('editor.optionName')} ${option.code}`}
            value={option.name}
            onText={(name) => change(at, { name })}
          />
          <NumberInput
            label={`${t('editor.points')} ${option.code}`}
            value={option.points}
            onNumber={(points) => change(at, { points })}
          />
          <RemoveRow onClick={() => setOptions(options.filter((_, index) => index !== at))} />
        </div>
      ))}
      <Button
        size="small"
        onClick={() => setOptions([...options, { code: next(), name: '', points: '0' }])}
      >
        {t('editor.addOption')}
      </Button>
    </fieldset>
  );
}

function BandRows({ path }: { path: string }) {
  const { t } = useTranslation();
  const [bands, setBands] = useAt<Bands>(path);
  const change = (at: number, patch: Partial<Bands[number]>) =>
    setBands(bands.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return (
    <fieldset className={styles.group}>
      <legend>{t('editor.bands')}</legend>
      {bands.map((band, at) => (
        <div key={at} className={styles.line}>
          <TextInput
            aria-label={t('editor.upTo')}
            placeholder={t('editor.upTo')}
            inputMode="decimal"
            value={band.upTo ?? ''}
            onText={(upTo) => change(at, { upTo: upTo.replace(/[^\d.]/g, '') || null })}
          />
          <NumberInput
            label={t('editor.points')}
            value={band.points}
            onNumber={(points) => change(at, { points })}
          />
          <RemoveRow onClick={() => setBands(bands.filter((_, index) => index !== at))} />
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          setBands([...bands.slice(0, -1), { upTo: '0', points: '0' }, ...bands.slice(-1)])
        }
      >
        {t('editor.addBand')}
      </Button>
    </fieldset>
  );
}
