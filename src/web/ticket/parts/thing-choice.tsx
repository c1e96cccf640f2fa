// Which placed thing it is about, and whether a replacement was asked for before the check: then nobody is charged.
import { useTranslation } from 'react-i18next';
import { standingAt } from '../../../domain/placement/index.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { Moment } from '../../shared/values.tsx';
import type { Thing } from '../api.ts';

type Props = {
  things: readonly Thing[];
  itemCode: string;
  happenedAt: string;
  onChoose: (itemCode: string) => void;
};

export function ThingChoice({ things, itemCode, happenedAt, onChoose }: Props) {
  const { t } = useTranslation();
  if (things.length === 0) return <p className="mc-notice">{t('ticket.noThings')}</p>;
  const chosen = things.find(({ code }) => code === itemCode);
  const standing = chosen && standingAt(chosen.requests, happenedAt);
  return (
    <>
      <Field label={t('ticket.thing')} hint={t('ticket.thingHint')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('ticket.thing')}
            all={t('ticket.chooseThing')}
            value={itemCode}
            choices={things.map(({ code, name, place }) => ({
              value: code,
              label: [code, name, place].filter(Boolean).join(' · '),
            }))}
            onChange={onChoose}
          />
        )}
      </Field>
      {chosen && (
        <p role="status" className={`mc-notice ${standing ? 'mc-notice-bad' : ''}`}>
          {standing ? (
            <>
              {t('ticket.askedBefore')} <Moment value={standing.askedAt} />
              {t('ticket.askedBeforeSo')}
            </>
          ) : (
            t('ticket.notAsked')
          )}
        </p>
      )}
    </>
  );
}
