// 看听查问: whether the round really looked, listened, checked and asked.
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { PlainTable } from '../../shared/chart.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { Missing } from '../../shared/values.tsx';
import { methodsQuery } from '../api.ts';

export function Methods({ roundId }: { roundId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(methodsQuery(roundId));
  if (!data) return null;
  const name = t('round.methods.title');
  const unused = data.methods.filter(({ items }) => items === 0).map(({ method }) => method);
  return (
    <section className="mc-card mc-stack" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="mc-quiet">{t('round.methods.hint', { n: data.visits })}</p>
      </div>
      <ScrollArea label={name}>
        <PlainTable
          label={name}
          head={[
            t('round.methods.method'),
            t('round.methods.items'),
            t('round.methods.answered'),
            t('round.methods.share'),
            t('round.methods.visits'),
          ]}
          rows={data.methods.map(({ method, items, answered, visits }) => {
            const asked = items * data.visits;
            return [
              method,
              items,
              asked > 0 ? `${answered} / ${asked}` : <Missing key="none" />,
              asked > 0 ? `${Math.round((answered * 100) / asked)} %` : <Missing key="no" />,
              data.visits > 0 ? `${visits} / ${data.visits}` : <Missing key="nil" />,
            ];
          })}
        />
      </ScrollArea>
      {unused.length > 0 && (
        <p className="mc-notice mc-notice-warning">
          {t('round.methods.unused', { methods: unused.join('、') })}
        </p>
      )}
      {data.untagged > 0 && (
        <p className="mc-quiet">{t('round.methods.untagged', { n: data.untagged })}</p>
      )}
    </section>
  );
}
