/** 名单: whose outlets, which of them, and who is left out with what reason. */
import { useTranslation } from 'react-i18next';
import { inspectionKinds } from '../../../../domain/inspection/model.ts';
import { levels } from '../../../../domain/organisation/model.ts';
import { Check } from '../../../shared/choices.tsx';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { UnitPicker } from '../../../shared/unit-picker.tsx';
import { ListEditor } from './list-editor.tsx';
import { DecimalField } from './number-field.tsx';
import { useDecisions } from './use-decisions.ts';

export function PoolFields() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const { pool } = spec;
  const change = (part: Partial<typeof pool>) => set({ pool: { ...pool, ...part } });
  return (
    <fieldset>
      <legend>{t('preparation.pool')}</legend>
      <div className="mc-row">
        <Field label={t('preparation.level')}>
          {(id) => (
            <FilterSelect
              id={id}
              label={t('preparation.level')}
              value={pool.level}
              choices={levels.map((level) => ({ value: level, label: level }))}
              onChange={(level) => change({ level })}
            />
          )}
        </Field>
        <Field label={t('preparation.kind')} hint={t('preparation.kindHint')}>
          {(id) => (
            <FilterSelect
              id={id}
              label={t('preparation.kind')}
              value={pool.kind}
              choices={inspectionKinds.map((kind) => ({ value: kind, label: kind }))}
              onChange={(kind) => change({ kind })}
            />
          )}
        </Field>
      </div>
      <Units label={t('preparation.under')} />
      <Check
        label={t('preparation.byScore')}
        checked={pool.score !== null}
        onChange={() =>
          change({ score: pool.score ? null : { from: null, below: null, unvisited: true } })
        }
      />
      <ScoreBounds />
      <p className="mc-quiet">{t('preparation.excludeHint')}</p>
      <ListEditor
        items={pool.exclude}
        onChange={(exclude) => change({ exclude })}
        add={[{ label: t('preparation.exclude'), item: () => ({ unitId: 0, reason: '' }) }]}
        draw={(item, setItem) => (
          <>
            <UnitField unitId={item.unitId} onChange={(unitId) => setItem({ ...item, unitId })} />
            <ReasonField value={item.reason} onChange={(reason) => setItem({ ...item, reason })} />
          </>
        )}
      />
    </fieldset>
  );
}

function ScoreBounds() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const { score } = spec.pool;
  if (!score) return null;
  const change = (part: Partial<typeof score>) =>
    set({ pool: { ...spec.pool, score: { ...score, ...part } } });
  return (
    <div className="mc-row">
      <DecimalField
        label={t('preparation.from')}
        value={score.from}
        onChange={(from) => change({ from })}
      />
      <DecimalField
        label={t('preparation.below')}
        value={score.below}
        onChange={(below) => change({ below })}
      />
      <Check
        label={t('preparation.unvisited')}
        checked={score.unvisited}
        onChange={() => change({ unvisited: !score.unvisited })}
      />
    </div>
  );
}

/** The subtrees the pool is taken from; none = everything below the unit that draws. */
function Units({ label }: { label: string }) {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  return (
    <div className="mc-field">
      <span className="mc-strong">{label}</span>
      <p className="mc-quiet mc-field-hint">{t('preparation.underHint')}</p>
      <ListEditor
        items={spec.pool.underIds}
        onChange={(underIds) => set({ pool: { ...spec.pool, underIds } })}
        add={[{ label: t('preparation.addUnit'), item: () => 0 }]}
        draw={(unitId, setUnit) => <UnitField unitId={unitId} onChange={setUnit} />}
      />
    </div>
  );
}

type UnitProps = { unitId: number; onChange: (unitId: number) => void };
export function UnitField({ unitId, onChange }: UnitProps) {
  const { t } = useTranslation();
  const { unitOf, know } = useDecisions();
  return (
    <Field label={t('preparation.unit')}>
      {(id) => (
        <UnitPicker
          id={id}
          label={t('preparation.unit')}
          value={unitOf(unitId)}
          onChange={(unit) => {
            if (unit) know(unit);
            onChange(unit?.id ?? 0);
          }}
        />
      )}
    </Field>
  );
}

type ReasonProps = { value: string; onChange: (reason: string) => void };
export function ReasonField({ value, onChange }: ReasonProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('draw.reason')}>
      {(id) => <TextInput id={id} value={value} maxLength={200} onText={onChange} />}
    </Field>
  );
}
