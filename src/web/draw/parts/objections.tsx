/** 异议: whoever was left out, or finds a fault, is written down and answered. */
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawDetail } from '../../../contract/draw.ts';
import { Radios } from '../../shared/choices.tsx';
import { Field } from '../../shared/field.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { Moment } from '../../shared/values.tsx';
import { useAnswer, useObject } from '../api.ts';

const FormDialog = lazy(() =>
  import('../../shared/form-dialog.tsx').then((module) => ({ default: module.FormDialog })),
);

export function Objections({ draw }: { draw: DrawDetail }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [answering, setAnswering] = useState<number | null>(null);
  if (!draw.commitment) return null;
  return (
    <section className="mc-card mc-stack">
      <h2>{t('draw.objection.title')}</h2>
      {draw.objections.length === 0 && <p className="mc-quiet">{t('draw.objection.none')}</p>}
      <ol className="mc-plain-list">
        {draw.objections.map(({ n, from, text, by, at, answer }) => (
          <li key={n} className="mc-objection">
            <div>
              <strong>{from}</strong>：{text}
              <div className="mc-quiet">
                {t('draw.objection.recorded', { by })} <Moment value={at} />
              </div>
              {answer && (
                <div>
                  <Tag tone={answer.upheld ? 'bad' : 'good'}>
                    {t(answer.upheld ? 'draw.objection.upheld' : 'draw.objection.dismissed')}
                  </Tag>{' '}
                  {answer.text}{' '}
                  <span className="mc-quiet">
                    {answer.by} <Moment value={answer.at} />
                  </span>
                </div>
              )}
            </div>
            {!answer && draw.can.answer && (
              <Button onClick={() => setAnswering(n)}>{t('draw.objection.answer')}</Button>
            )}
          </li>
        ))}
      </ol>
      {draw.can.object && (
        <div className="mc-actions mc-noprint">
          <Button onClick={() => setAdding(true)}>{t('draw.objection.add')}</Button>
        </div>
      )}
      <Suspense>
        {adding && <Add id={draw.id} onClose={() => setAdding(false)} />}
        {answering !== null && (
          <Answer id={draw.id} n={answering} onClose={() => setAnswering(null)} />
        )}
      </Suspense>
    </section>
  );
}

function Add({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const [text, setText] = useState('');
  const object = useObject(id);
  return (
    <FormDialog
      title={t('draw.objection.add')}
      submitText={t('draw.objection.record')}
      ready={from.trim() !== '' && text.trim() !== ''}
      onSubmit={() => object.mutateAsync({ from, text }).then(onClose)}
      onClose={onClose}
    >
      <Field label={t('draw.objection.from')}>
        {(field) => <TextInput id={field} value={from} maxLength={80} onText={setFrom} />}
      </Field>
      <Field label={t('draw.objection.text')}>
        {(field) => <TextInput id={field} value={text} maxLength={2000} onText={setText} />}
      </Field>
    </FormDialog>
  );
}

function Answer({ id, n, onClose }: { id: number; n: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState('dismissed');
  const [text, setText] = useState('');
  const answer = useAnswer(id);
  const upheld = verdict === 'upheld';
  return (
    <FormDialog
      title={t('draw.objection.answer')}
      submitText={t('draw.objection.answer')}
      ready={text.trim() !== ''}
      onSubmit={() => answer.mutateAsync({ n, upheld, text }).then(onClose)}
      onClose={onClose}
    >
      <Radios
        value={verdict}
        choices={[
          { value: 'dismissed', label: t('draw.objection.dismissed') },
          { value: 'upheld', label: t('draw.objection.upheld') },
        ]}
        onChange={setVerdict}
      />
      {upheld && <p className="mc-notice mc-notice-warning">{t('draw.objection.upheldMeans')}</p>}
      <Field label={t('draw.objection.words')}>
        {(field) => <TextInput id={field} value={text} maxLength={2000} onText={setText} />}
      </Field>
    </FormDialog>
  );
}
