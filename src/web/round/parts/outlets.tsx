/** Which outlets: by units, by a draw, or by their standing against the target of a phase. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../contract/organisation.ts';
import type { RoundSource } from '../../../contract/round.ts';
import { api } from '../../shared/api.ts';
import { Radios } from '../../shared/choices.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { trimDecimal } from '../../shared/figures.ts';
import { TextInput } from '../../shared/text-input.tsx';
import type { Part } from './part.ts';

const UnitPicker = lazy(() =>
  import('../../shared/unit-picker.tsx').then((loaded) => ({ default: loaded.UnitPicker })),
);
const sources = ['units', 'draw', 'targets'] as const;

export function Outlets(part: Part) {
  const { t } = useTranslation();
  const { body, choices, setUp } = part;
  const { source } = body.settings;
  const start = (from: RoundSource['from']): RoundSource => {
    if (from === 'draw') return { from, drawId: choices.draws[0]?.id ?? 1 };
    if (from === 'units') return { from, unitIds: [] };
    const phase = choices.phases.find(({ target }) => target !== null)?.name ?? '';
    return { from, phase, rule: { base: 0, below: 1, notImproving: 2 }, nth: 1 };
  };
  const offered = sources.filter((from) => from !== 'targets' || choices.phases.length > 0);
  return (
    <fieldset className="mc-card mc-stack">
      <legend>{t('round.form.who')}</legend>
      <div className="mc-actions">
        <Radios
          value={source.from}
          choices={offered.map((from) => ({ value: from, label: t(`round.form.from.${from}`) }))}
          onChange={(from) => setUp({ source: start(from as RoundSource['from']) })}
        />
      </div>
      {source.from === 'units' && <Units {...part} source={source} />}
      {source.from === 'draw' && <FromDraw {...part} source={source} />}
      {source.from === 'targets' && <Targets {...part} source={source} />}
      {choices.phases.length === 0 && <p className="mc-quiet">{t('round.form.noPhases')}</p>}
    </fieldset>
  );
}

type Of<F extends RoundSource['from']> = Part & { source: Extract<RoundSource, { from: F }> };

function Units({ source, setUp }: Of<'units'>) {
  const { t } = useTranslation();
  const { unitIds } = source;
  const found = useQueries({
    queries: unitIds.map((id) => ({
      queryKey: ['/api/units', String(id)],
      queryFn: () => api.get<Unit>(`/api/units/${id}`),
    })),
  });
  const set = (ids: number[]) => setUp({ source: { from: 'units', unitIds: ids } });
  return (
    <>
      <ul className="mc-round-chips">
        {unitIds.map((id, at) => {
          const name = found[at]?.data?.name ?? '…';
          return (
            <li key={id}>
              <Button
                icon={<CloseOutlined aria-hidden="true" />}
                iconPlacement="end"
                aria-label={t('round.form.removeUnit', { name })}
                onClick={() => set(unitIds.filter((one) => one !== id))}
              >
                {name}
              </Button>
            </li>
          );
        })}
      </ul>
      {unitIds.length === 0 && <p className="mc-quiet">{t('round.form.noUnits')}</p>}
      <Suspense>
        <UnitPicker
          label={t('round.form.addUnit')}
          value={null}
          onChange={(unit) => unit && set([...new Set([...unitIds, unit.id])])}
        />
      </Suspense>
    </>
  );
}

function FromDraw({ choices, source, setUp }: Of<'draw'>) {
  const { t } = useTranslation();
  if (choices.draws.length === 0) return <p className="mc-notice">{t('round.form.noDraws')}</p>;
  return (
    <Field label={t('round.form.draw')} hint={t('round.form.fromDraw')}>
      {(id) => (
        <FilterSelect
          id={id}
          label={t('round.form.draw')}
          value={String(source.drawId)}
          choices={choices.draws.map((draw) => ({
            value: String(draw.id),
            label: t('round.form.drawPicks', { name: draw.name, n: draw.picks }),
          }))}
          onChange={(drawId) => setUp({ source: { from: 'draw', drawId: Number(drawId) } })}
        />
      )}
    </Field>
  );
}

const risks = ['base', 'below', 'notImproving'] as const;

function Targets({ choices, source, setUp }: Of<'targets'>) {
  const { t } = useTranslation();
  const set = (patch: Partial<typeof source>) => setUp({ source: { ...source, ...patch } });
  const whole = (text: string) => Math.min(12, Math.max(0, Math.trunc(Number(text) || 0)));
  return (
    <>
      <Field label={t('round.form.phase')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('round.form.phase')}
            value={source.phase}
            choices={choices.phases.map(({ name, target, below }) => ({
              value: name,
              label:
                target === null
                  ? t('round.form.phaseNoTarget', { name })
                  : t('round.form.phaseOf', { name, target: trimDecimal(target), below }),
            }))}
            onChange={(phase) => set({ phase })}
          />
        )}
      </Field>
      <strong>{t('round.form.ruleTitle')}</strong>
      <div className="mc-round-two">
        {risks.map((risk) => (
          <Field key={risk} label={t(`round.form.rule.${risk}`)}>
            {(id) => (
              <TextInput
                id={id}
                type="number"
                min={0}
                max={12}
                value={String(source.rule[risk])}
                onText={(text) => set({ rule: { ...source.rule, [risk]: whole(text) } })}
              />
            )}
          </Field>
        ))}
        <Field label={t('round.form.nth')} hint={t('round.form.nthHint')}>
          {(id) => (
            <TextInput
              id={id}
              type="number"
              min={1}
              max={12}
              value={String(source.nth)}
              onText={(text) => set({ nth: Math.max(1, whole(text)) })}
            />
          )}
        </Field>
      </div>
    </>
  );
}
