/** 录像时段、双评、备选. */
import { useTranslation } from 'react-i18next';
import { Check } from '../../../shared/choices.tsx';
import { Field } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { WholeField } from './number-field.tsx';
import { useDecisions } from './use-decisions.ts';

const first = { days: [], minutes: 30, open: '09:00-12:00,14:00-17:00' };

export function MoreFields() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  return (
    <fieldset>
      <legend>{t('preparation.more')}</legend>
      <div className="mc-row">
        <WholeField
          label={t('preparation.reserves')}
          hint={t('preparation.reservesHint')}
          value={spec.reserves}
          most={500}
          onChange={(reserves) => set({ reserves: reserves ?? 0 })}
        />
        <WholeField
          label={t('preparation.doubles')}
          hint={t('preparation.doublesHint')}
          value={spec.doubles}
          most={10_000}
          onChange={(doubles) => set({ doubles: doubles ?? 0 })}
        />
      </div>
      <Check
        label={t('preparation.hours')}
        checked={spec.hours !== null}
        onChange={() => set({ hours: spec.hours ? null : first })}
      />
      <Hours />
    </fieldset>
  );
}

function Hours() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const { hours } = spec;
  if (!hours) return null;
  const change = (part: Partial<typeof hours>) => set({ hours: { ...hours, ...part } });
  return (
    <div className="mc-row">
      <Field label={t('preparation.days')} hint={t('preparation.daysHint')}>
        {(id, hint) => (
          <input
            id={id}
            className="mc-input"
            aria-describedby={hint}
            defaultValue={hours.days.join(' ')}
            onChange={({ target }) =>
              change({ days: target.value.match(/\d{4}-\d\d-\d\d/g) ?? [] })
            }
          />
        )}
      </Field>
      <WholeField
        label={t('preparation.minutes')}
        value={hours.minutes}
        least={5}
        most={1440}
        onChange={(minutes) => change({ minutes: minutes ?? 30 })}
      />
      <Field label={t('preparation.open')} hint={t('preparation.openHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            value={hours.open}
            onText={(open) => change({ open })}
          />
        )}
      </Field>
    </div>
  );
}
