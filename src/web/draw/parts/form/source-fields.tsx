/** 种子来源与异议: public figures that nobody knows yet, and time to object before they exist. */
import { useTranslation } from 'react-i18next';
import {
  nextSource,
  publicSources,
  type Source,
  type SourceId,
} from '../../../../domain/draw/index.ts';
import { Field, FilterSelect } from '../../../shared/field.tsx';
import { TextInput } from '../../../shared/text-input.tsx';
import { ListEditor } from './list-editor.tsx';
import { useDecisions } from './use-decisions.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** A moment as the browser's own field for date and time wants it, in the reader's zone. */
function localOf(moment: string | null): string {
  const at = new Date(moment ?? '');
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

type MomentProps = {
  label: string;
  value: string | null;
  hint?: string;
  onChange: (value: string | null) => void;
};
function MomentField({ label, value, hint, onChange }: MomentProps) {
  return (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <TextInput
          id={id}
          aria-describedby={hintId}
          type="datetime-local"
          value={localOf(value)}
          onText={(text) => onChange(text ? new Date(text).toISOString() : null)}
        />
      )}
    </Field>
  );
}

export function SourceFields() {
  const { t } = useTranslation();
  const { spec, set } = useDecisions();
  const { objection, sources } = spec;
  const unused = publicSources.filter(({ id }) => !sources.some((one) => one.id === id));
  return (
    <fieldset>
      <legend>{t('preparation.sources')}</legend>
      <p className="mc-quiet">{t('preparation.sourcesHint')}</p>
      <div className="mc-row">
        <MomentField
          label={t('preparation.until')}
          hint={t('preparation.untilHint')}
          value={objection.until}
          onChange={(until) => set({ objection: { ...objection, until } })}
        />
        <Field label={t('preparation.contact')} hint={t('preparation.contactHint')}>
          {(id, hint) => (
            <TextInput
              id={id}
              aria-describedby={hint}
              value={objection.contact}
              maxLength={200}
              onText={(contact) => set({ objection: { ...objection, contact } })}
            />
          )}
        </Field>
      </div>
      <ListEditor<Source>
        items={sources}
        onChange={(changed) => set({ sources: changed })}
        add={unused.slice(0, 3).map(({ id, name }) => ({
          label: t('preparation.addSource', { name }),
          item: () => nextSource(id, new Date(objection.until ?? Date.now())),
        }))}
        draw={(source, setSource) => <SourceLine source={source} onChange={setSource} />}
      />
    </fieldset>
  );
}

function SourceLine({ source, onChange }: { source: Source; onChange: (source: Source) => void }) {
  const { t } = useTranslation();
  const { spec } = useDecisions();
  return (
    <>
      <Field label={t('preparation.source')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('preparation.source')}
            value={source.id}
            choices={publicSources.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(value) =>
              onChange(nextSource(value as SourceId, new Date(spec.objection.until ?? Date.now())))
            }
          />
        )}
      </Field>
      <Field label={t('preparation.issue')}>
        {(id) => (
          <TextInput
            id={id}
            value={source.issue}
            maxLength={80}
            onText={(issue) => onChange({ ...source, issue })}
          />
        )}
      </Field>
      <MomentField
        label={t('preparation.publishedAt')}
        value={source.publishedAt}
        onChange={(publishedAt) => onChange({ ...source, publishedAt: publishedAt ?? '' })}
      />
      <Field label={t('preparation.ifFails')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('preparation.ifFails')}
            value={source.ifFails}
            choices={(['next', 'zero'] as const).map((value) => ({
              value,
              label: t(`draw.fails.${value}`),
            }))}
            onChange={(ifFails) => onChange({ ...source, ifFails: ifFails as Source['ifFails'] })}
          />
        )}
      </Field>
    </>
  );
}
