/** Writes down what a source said, figure by figure, with where it was read. */
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Seed, Source } from '../../../domain/draw/index.ts';
import { Radios } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { useEnterSeed } from '../api.ts';

const FormDialog = lazy(() =>
  import('../../shared/form-dialog.tsx').then((module) => ({ default: module.FormDialog })),
);

type Props = { drawId: number; source: Source; again: boolean };

export function SeedForm(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {t(props.again ? 'draw.seed.enterAgain' : 'draw.seed.enter')}
      </Button>
      {open && (
        <Suspense>
          <Form {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Whole numbers in the order written, whatever parts them. */
const integersIn = (text: string) => text.match(/\d+/g) ?? [];

function Form({ drawId, source, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const enter = useEnterSeed(drawId);
  const [state, setState] = useState<Seed['state']>('published');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const values = state === 'failed' ? [] : integersIn(text);
  const other = source.ifFails === 'next' ? ('next' as const) : ('failed' as const);
  const send = () => enter.mutateAsync({ source: source.id, state, values, note });
  return (
    <FormDialog
      title={t('draw.seed.enterOf', { name: source.name })}
      submitText={t('draw.seed.enter')}
      ready={state === 'failed' || values.length === source.count}
      onSubmit={() => send().then(onClose)}
      onClose={onClose}
    >
      <p className="mc-quiet">
        {source.where} · {source.issue} · {source.take}
      </p>
      <Radios
        value={state}
        choices={[
          { value: 'published', label: t('draw.seed.state.published') },
          { value: other, label: t(`draw.seed.state.${other}`) },
        ]}
        onChange={(value) => setState(value as Seed['state'])}
      />
      {state !== 'failed' && (
        <Field
          label={t('draw.seed.values', { n: source.count })}
          hint={t('draw.seed.valuesHint', { n: values.length, of: source.count })}
        >
          {(id, hint) => (
            <TextInput
              id={id}
              aria-describedby={hint}
              inputMode="numeric"
              autoFocus
              value={text}
              onText={setText}
            />
          )}
        </Field>
      )}
      <Field label={t('draw.seed.note')} hint={t('draw.seed.noteHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            value={note}
            maxLength={500}
            required={state !== 'published'}
            onText={setNote}
          />
        )}
      </Field>
    </FormDialog>
  );
}
