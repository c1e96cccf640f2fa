/** A draft: the decisions on the left, what they come to on the right; saved, looked at, then committed. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../../contract/common.ts';
import type { DrawDetail } from '../../../../contract/draw.ts';
import type { DrawSpec } from '../../../../domain/draw/index.ts';
import { Check } from '../../../shared/choices.tsx';
import { ConfirmButton } from '../../../shared/confirm-button.tsx';
import { Field } from '../../../shared/field.tsx';
import { Refusal, useSubmit } from '../../../shared/submit.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { toast } from '../../../shared/toast.tsx';
import { useFreeze, useOptions, useSave } from '../../api.ts';
import { MoreFields } from './more-fields.tsx';
import { PeopleFields } from './people-fields.tsx';
import { PoolFields } from './pool-fields.tsx';
import { Preview } from './preview.tsx';
import { ChanceFields, QuotaFields } from './quota-fields.tsx';
import { SourceFields } from './source-fields.tsx';
import { DecisionsContext } from './use-decisions.ts';

/** Lines without a unit or a reason were begun and never filled in. */
const whole = (spec: DrawSpec): DrawSpec => ({
  ...spec,
  pool: {
    ...spec.pool,
    underIds: spec.pool.underIds.filter(Boolean),
    exclude: spec.pool.exclude.filter(({ unitId, reason }) => unitId && reason.trim()),
  },
  avoid: spec.avoid.filter(({ unitId, reason }) => unitId && reason.trim()),
});

export function DraftForm({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const [spec, setSpec] = useState(draw.spec);
  const [name, setName] = useState(draw.name);
  const [covert, setCovert] = useState(draw.covert);
  const [isChanged, setChanged] = useState(false);
  const [units, setUnits] = useState<readonly UnitRef[]>(draw.units);
  const mayEdit = draw.can.save ?? false;
  const options = useOptions(mayEdit);
  const save = useSave(draw.id);
  const { purpose, revision } = draw;
  const { busy, refusal, submit } = useSubmit(async () => {
    await save.mutateAsync({ name, purpose, covert, spec: whole(spec), revision });
    toast.done(t('preparation.saved'));
  });
  if (!mayEdit)
    return (
      <section className="mc-card">
        {draw.preview && <Preview draw={draw} preview={draw.preview} />}
      </section>
    );
  const change = (part: Partial<DrawSpec>) => {
    setSpec((before) => ({ ...before, ...part }));
    setChanged(true);
  };
  return (
    <DecisionsContext
      value={{
        spec,
        set: change,
        options,
        unitOf: (id) => units.find((unit) => unit.id === id) ?? null,
        know: (unit) => setUnits((before) => [...before, unit]),
      }}
    >
      <form className="mc-draw-form" onSubmit={submit}>
        <div className="mc-card mc-stack">
          <Field label={t('draw.name')}>
            {(id) => (
              <TextInput
                id={id}
                value={name}
                maxLength={120}
                required
                onText={(text) => {
                  setName(text);
                  setChanged(true);
                }}
              />
            )}
          </Field>
          <Check
            label={t('draw.covert')}
            checked={covert}
            onChange={() => {
              setCovert(!covert);
              setChanged(true);
            }}
          />
          <PoolFields />
          <QuotaFields strata={draw.preview?.quotas.map(({ stratum }) => stratum) ?? []} />
          <ChanceFields />
          <PeopleFields />
          <MoreFields />
          <SourceFields />
          <Refusal text={refusal} />
          <div className="mc-actions">
            <Button type={isChanged ? 'primary' : 'default'} htmlType="submit" loading={busy}>
              {t('preparation.save')}
            </Button>
            {isChanged && <span className="mc-quiet">{t('preparation.unsaved')}</span>}
          </div>
        </div>
        <aside className="mc-card mc-stack">
          {draw.preview && <Preview draw={draw} preview={draw.preview} />}
          <FreezeButton draw={draw} blocked={isChanged} />
        </aside>
      </form>
    </DecisionsContext>
  );
}

function FreezeButton({ draw, blocked }: { draw: DrawDetail; blocked: boolean }) {
  const { t } = useTranslation();
  const freeze = useFreeze(draw.id);
  const isReady = draw.preview?.faults.length === 0;
  return (
    <div className="mc-stack">
      <div>
        <ConfirmButton
          type="primary"
          size="large"
          disabled={blocked || !isReady}
          title={t('draw.freeze.title')}
          consequences={<p>{t('draw.freeze.consequences')}</p>}
          confirmText={t('draw.freeze.action')}
          onConfirm={async () => {
            await freeze.mutateAsync(draw.revision);
            toast.done(t('draw.freeze.done'));
          }}
        >
          {t('draw.freeze.action')}
        </ConfirmButton>
      </div>
      {blocked && <p className="mc-quiet">{t('draw.freeze.saveFirst')}</p>}
    </div>
  );
}
