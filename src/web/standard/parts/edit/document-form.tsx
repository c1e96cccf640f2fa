/** The form of the whole: title, basis, full marks, and how answers become a score. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scoring } from '../../../../domain/standard/index.ts';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { NumberInput, OptionalPointsAt, PointsAt, RemoveRow, SelectAt, TextAt } from './inputs.tsx';
import { AddBelow, SumLine } from './node-tools.tsx';
import styles from './edit.module.css';
import { useAt } from './use-editing.ts';

export function DocumentForm() {
  const { t } = useTranslation();
  const choices = (
    keys: readonly ('sum' | 'weighted' | 'full' | 'excluded' | 'zero' | 'worst' | 'mean')[],
  ) => keys.map((value) => ({ value, label: t(`standard.scoring.${value}`) }));
  return (
    <section className="mc-stack">
      <h2>{t('editor.settings')}</h2>
      <div className={styles.tools}>
        <AddBelow path="" />
      </div>
      <div className={styles.row}>
        <TextAt path="title" label={t('editor.titleField')} />
        <PointsAt path="total" label={t('editor.total')} />
      </div>
      <SumLine path="" />
      <TextAt path="source" label={t('editor.source')} long />
      <div className={styles.row}>
        <SelectAt
          path="scoring.combine"
          label={t('standard.scoring.combine')}
          choices={choices(['sum', 'weighted'])}
        />
        <SelectAt
          path="scoring.notApplicable"
          label={t('standard.scoring.notApplicable')}
          choices={choices(['full', 'excluded', 'zero'])}
        />
        <SelectAt
          path="scoring.people"
          label={t('standard.scoring.people')}
          choices={choices(['worst', 'mean'])}
        />
        <Places />
        <OptionalPointsAt path="scoring.extrasUpTo" label={t('editor.extrasUpTo')} />
        <OptionalPointsAt path="scoring.lowest" label={t('editor.lowest')} />
      </div>
      <Veto />
      <Grades />
    </section>
  );
}

function Places() {
  const { t } = useTranslation();
  const [scale, setScale] = useAt<number>('scoring.scale');
  const label = t('standard.scoring.scale');
  return (
    <Field label={label}>
      {(id) => (
        <FilterSelect
          id={id}
          label={label}
          value={String(scale)}
          choices={[0, 1, 2, 3, 4].map((n) => ({
            value: String(n),
            label: t('standard.scoring.places', { n }),
          }))}
          onChange={(n) => setScale(Number(n))}
        />
      )}
    </Field>
  );
}

function Veto() {
  const { t } = useTranslation();
  const [veto, setVeto] = useAt<Scoring['veto']>('scoring.veto');
  const label = t('editor.vetoTo');
  return (
    <div className={styles.row}>
      <Field label={label}>
        {(id) => (
          <FilterSelect
            id={id}
            label={label}
            value={veto.to}
            choices={[
              { value: 'zero', label: t('standard.scoring.toZero') },
              { value: 'at-most', label: t('editor.vetoScore') },
            ]}
            onChange={(to) => setVeto(to === 'zero' ? { to } : { to: 'at-most', score: '60' })}
          />
        )}
      </Field>
      {veto.to === 'at-most' && (
        <PointsAt path="scoring.veto.score" label={t('editor.vetoScore')} />
      )}
    </div>
  );
}

function Grades() {
  const { t } = useTranslation();
  const [bands, setBands] = useAt<Scoring['bands']>('scoring.bands');
  const change = (at: number, patch: Partial<Scoring['bands'][number]>) =>
    setBands(bands.map((band, index) => (index === at ? { ...band, ...patch } : band)));
  return (
    <fieldset className={styles.group}>
      <legend>{t('editor.grades')}</legend>
      {bands.map((band, at) => (
        <div key={at} className={styles.line}>
          <TextInput
            aria-label={t('editor.name')}
            value={band.name}
            onText={(name) => change(at, { name })}
          />
          <NumberInput
            label={t('editor.gradeFrom')}
            value={band.from}
            onNumber={(from) => change(at, { from })}
          />
          <RemoveRow onClick={() => setBands(bands.filter((_, index) => index !== at))} />
        </div>
      ))}
      <Button size="small" onClick={() => setBands([...bands, { name: '', from: '0' }])}>
        {t('editor.addGrade')}
      </Button>
    </fieldset>
  );
}
