/** 分层、名额与签数: how many of whom, and who has the better chance and why. */
import { useTranslation } from 'react-i18next';
import { strataKinds, type ChanceRule, type DrawSpec } from '../../../../domain/draw/index.ts';
import { Check } from '../../../shared/choices.tsx';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { ListEditor } from './list-editor.tsx';
import { DecimalField, WholeField } from './number-field.tsx';
import { useDecisions } from './use-decisions.ts';

export function QuotaFields({ strata }: { strata: readonly string[] }) {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const toggle = (kind: DrawSpec['strata'][number]) =>
    set({
      strata: spec.strata.includes(kind)
        ? spec.strata.filter((one) => one !== kind)
        : strataKinds.filter((one) => one === kind || spec.strata.includes(one)),
    });
  return (
    <fieldset>
      <legend>{t('preparation.quotas')}</legend>
      <div className="mc-row">
        {strataKinds.map((kind) => (
          <Check
            key={kind}
            label={t(`preparation.by.${kind}`)}
            checked={spec.strata.includes(kind)}
            onChange={() => toggle(kind)}
          />
        ))}
      </div>
      {spec.strata.includes('band') && <Cuts />}
      <Field label={t('preparation.rule')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('preparation.rule')}
            value={spec.quotaRule.kind}
            choices={(['proportional', 'fixed'] as const).map((kind) => ({
              value: kind,
              label: t(`preparation.${kind}`),
            }))}
            onChange={(kind) =>
              set({
                quotaRule:
                  kind === 'fixed'
                    ? { kind, of: strata.map((stratum) => ({ stratum, quota: 1 })) }
                    : { kind: 'proportional', total: 1, atLeast: 0 },
              })
            }
          />
        )}
      </Field>
      <Rule />
    </fieldset>
  );
}

/** Bounds of the score bands, as people write them: 90, 95. */
function Cuts() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  return (
    <Field label={t('preparation.cuts')} hint={t('preparation.cutsHint')}>
      {(id, hint) => (
        <input
          id={id}
          className="mc-input"
          aria-describedby={hint}
          defaultValue={spec.cuts.join(' ')}
          onChange={({ target }) =>
            set({ cuts: target.value.match(/\d+(\.\d+)?/g)?.slice(0, 10) ?? [] })
          }
        />
      )}
    </Field>
  );
}

function Rule() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const rule = spec.quotaRule;
  if (rule.kind === 'fixed')
    return (
      <div className="mc-row">
        {rule.of.map(({ stratum, quota }, at) => (
          <WholeField
            key={stratum}
            label={stratum || t('draw.whole')}
            value={quota}
            most={65_536}
            onChange={(value) =>
              set({
                quotaRule: {
                  kind: 'fixed',
                  of: rule.of.map((one, place) =>
                    place === at ? { ...one, quota: value ?? 0 } : one,
                  ),
                },
              })
            }
          />
        ))}
      </div>
    );
  return (
    <div className="mc-row">
      <WholeField
        label={t('preparation.total')}
        value={rule.total}
        least={1}
        most={65_536}
        onChange={(total) => set({ quotaRule: { ...rule, total: total ?? 1 } })}
      />
      {spec.strata.length > 0 && (
        <WholeField
          label={t('preparation.atLeast')}
          value={rule.atLeast}
          most={1000}
          onChange={(atLeast) => set({ quotaRule: { ...rule, atLeast: atLeast ?? 0 } })}
        />
      )}
    </div>
  );
}

export function ChanceFields() {
  const { t } = useTranslation();
  const { spec, set, options } = useDecisions();
  const { pool } = spec;
  const targets = options.targets.filter(({ kind }) => kind === pool.kind);
  return (
    <fieldset>
      <legend>{t('preparation.chance')}</legend>
      <p className="mc-quiet">{t('preparation.chanceHint')}</p>
      <DecimalField
        label={t('preparation.target')}
        value={pool.target}
        hint={targets
          .map(({ phase, target }) => t('preparation.targetOf', { phase, target }))
          .join(t('shared.value.and'))}
        onChange={(target) => set({ pool: { ...pool, target } })}
      />
      <ListEditor<ChanceRule>
        items={spec.chance}
        onChange={(chance) => set({ chance })}
        add={[
          {
            label: t('preparation.addGap'),
            item: () => ({ when: { gapOver: '0' }, tickets: 3 }),
          },
          {
            label: t('preparation.addUnvisited'),
            item: () => ({ when: { unvisited: true }, tickets: 'must' }),
          },
        ]}
        draw={(rule, setRule) => <Chance rule={rule} onChange={setRule} />}
      />
    </fieldset>
  );
}

function Chance({ rule, onChange }: { rule: ChanceRule; onChange: (rule: ChanceRule) => void }) {
  const { t } = useTranslation();
  const isMust = rule.tickets === 'must';
  return (
    <>
      {'gapOver' in rule.when ? (
        <DecimalField
          label={t('preparation.gapOver')}
          value={rule.when.gapOver}
          onChange={(gapOver) => onChange({ ...rule, when: { gapOver: gapOver ?? '0' } })}
        />
      ) : (
        <span className="mc-grow">{t('preparation.ifUnvisited')}</span>
      )}
      <Check
        label={t('draw.must')}
        checked={isMust}
        onChange={() => onChange({ ...rule, tickets: isMust ? 3 : 'must' })}
      />
      {!isMust && (
        <WholeField
          label={t('draw.tickets')}
          value={Number(rule.tickets)}
          least={1}
          most={99}
          onChange={(tickets) => onChange({ ...rule, tickets: tickets ?? 1 })}
        />
      )}
    </>
  );
}
