// What was drilled and who took part; the items the outlet lost most on are one tap away.
import { useTranslation } from 'react-i18next';
import { otherTag, softwareTags } from '../../../domain/training/index.ts';
import { Field } from '../../shared/field.tsx';
import { formatDay, formatDecimal, trimDecimal } from '../../shared/figures.ts';
import { TextInput } from '../../shared/text-input.tsx';
import type { MorningDetail, Prepared } from '../api.ts';
import { TextArea } from './choices.tsx';
import styles from './training.module.css';

export type MorningDraft = { itemCode: string; drill: string; personIds: number[]; note: string };

/** A new record starts with the first suggestion and with everybody. */
export function startOf({ suggestions, people }: Prepared): MorningDraft {
  const [first] = suggestions;
  const personIds = people.map(({ id }) => id);
  return { itemCode: first?.itemCode ?? '', drill: first?.name ?? '', personIds, note: '' };
}
export const draftOf = (one: MorningDetail): MorningDraft => ({
  itemCode: one.itemCode,
  drill: one.drill,
  personIds: one.participants.map(({ id }) => id),
  note: one.note,
});

type Props = {
  draft: MorningDraft;
  onChange: (draft: MorningDraft) => void;
  prepared: Prepared;
};

export function MorningFields({ draft, onChange, prepared }: Props) {
  const { t } = useTranslation();
  const change = (patch: Partial<MorningDraft>) => onChange({ ...draft, ...patch });
  const { people } = prepared;
  const toggle = (id: number) =>
    change({
      personIds: draft.personIds.includes(id)
        ? draft.personIds.filter((other) => other !== id)
        : [...draft.personIds, id],
    });
  return (
    <>
      <Suggestions draft={draft} change={change} prepared={prepared} />
      <Field label={t('training.drill')} hint={t('training.drillHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            list="training-tags"
            maxLength={200}
            value={draft.drill}
            onText={(drill) => change({ drill, itemCode: '' })}
          />
        )}
      </Field>
      <datalist id="training-tags">
        {softwareTags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <fieldset className={styles.picks}>
        <legend>
          {t('training.participantsOf', { n: draft.personIds.length, all: people.length })}
        </legend>
        <div className={styles.people}>
          {people.map(({ id, name, post }) => (
            <label key={id} className={styles.person}>
              <input
                type="checkbox"
                checked={draft.personIds.includes(id)}
                onChange={() => toggle(id)}
              />
              {name} <span className="mc-quiet">{post}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextArea
        label={t('training.note')}
        most={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </>
  );
}

type SuggestionProps = {
  draft: MorningDraft;
  change: (patch: Partial<MorningDraft>) => void;
  prepared: Prepared;
};
function Suggestions({ draft, change, prepared }: SuggestionProps) {
  const { t } = useTranslation();
  const { suggestions, span } = prepared;
  if (!span) return <p className="mc-quiet">{t('training.noSuggestions')}</p>;
  return (
    <fieldset className={styles.picks}>
      <legend>
        {t('training.suggestions', { from: formatDay(span.from), to: formatDay(span.to) })}
      </legend>
      {suggestions.map(({ itemCode, name, points, times, tag }) => (
        <label key={itemCode} className={styles.pick}>
          <input
            type="radio"
            name="drill"
            checked={draft.itemCode === itemCode}
            onChange={() => change({ itemCode, drill: name })}
          />
          <span>
            {name}
            <br />
            <span className="mc-quiet">
              {itemCode} · {tag !== otherTag && `${t(`training.tags.${tag}`)} · `}
              {t('training.lost', { points: formatDecimal(trimDecimal(points)), times })}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
