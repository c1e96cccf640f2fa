/** 影响: facts, lines and places before and after; own county in rows, others in numbers. */
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { Amount, Missing } from '../../shared/values.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Effect } from '../api.ts';

const money = (value: string | null, key: string) =>
  value === null ? <Missing key={key} /> : <Amount key={key} value={value} />;

export function EffectView({ effect }: { effect: Effect }) {
  const { t } = useTranslation();
  const { facts, lines, ranks, total, others } = effect;
  return (
    <div className="mc-stack">
      <p>
        {t('appeal.effect.total')} <Amount value={total.before} /> → <Amount value={total.after} />{' '}
        (<Amount value={total.change} strong />)
      </p>
      <ul>
        {facts.map((one) => (
          <li key={one.what}>
            {one.what}：{one.before} → {one.after}
          </li>
        ))}
      </ul>
      {lines.length > 0 ? (
        <ScrollArea label={t('appeal.effect.lines')}>
          <PlainTable
            label={t('appeal.effect.lines')}
            head={[
              t('appeal.outlet'),
              t('appeal.effect.rule'),
              t('appeal.effect.about'),
              t('appeal.effect.before'),
              t('appeal.effect.after'),
            ]}
            rows={lines.map((one) => [
              one.unit.name,
              `${one.ruleId} ${one.title}`,
              one.about,
              money(one.before, 'before'),
              money(one.after, 'after'),
            ])}
          />
        </ScrollArea>
      ) : (
        <p className="mc-quiet">{t('appeal.effect.noLines')}</p>
      )}
      {ranks.length > 0 && (
        <ScrollArea label={t('appeal.effect.ranks')}>
          <PlainTable
            label={t('appeal.effect.ranks')}
            head={[
              t('appeal.outlet'),
              t('appeal.effect.within'),
              t('appeal.effect.before'),
              t('appeal.effect.after'),
            ]}
            rows={ranks.map((one) => [
              one.unit.name,
              one.within,
              `${one.before} / ${one.visited}`,
              `${one.after} / ${one.visited}`,
            ])}
          />
        </ScrollArea>
      )}
      <p className="mc-quiet">{t('appeal.effect.others', others)}</p>
    </div>
  );
}
