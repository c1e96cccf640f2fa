/** Days of each class with what the next sweep will take, and whether names are masked. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../shared/figures.ts';
import { Refusal, useSubmit } from '../../shared/submit.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Day } from '../../shared/values.tsx';
import { useSaveSettings, type RetentionAnswer } from '../api.ts';
import styles from './personal.module.css';

type Kind = RetentionAnswer['classes'][number]['kind'];

export function SettingsForm({ retention: held }: { retention: RetentionAnswer }) {
  const { t } = useTranslation();
  const save = useSaveSettings();
  const [maskNames, setMaskNames] = useState(held.settings.maskNames);
  const [days, setDays] = useState(held.settings.retention);
  const { busy, refusal, submit } = useSubmit(async () => {
    await save({ version: held.version, maskNames, retention: days });
    toast.done(t('personal.settingsSaved'));
  });
  const fixed = !held.abilities.edit;
  const heads = ['class', 'days', 'before', 'due', 'held'] as const;
  const set = (kind: Kind, text: string) => setDays({ ...days, [kind]: Math.trunc(Number(text)) });
  return (
    <form className="mc-card mc-stack" onSubmit={submit}>
      <h2>{t('personal.settings')}</h2>
      {fixed && <p className="mc-quiet">{t('personal.topOnly')}</p>}
      <label className="mc-check">
        <input
          type="checkbox"
          disabled={fixed}
          checked={maskNames}
          onChange={(event) => setMaskNames(event.target.checked)}
        />
        {t('personal.maskNames')}
      </label>
      <table className={styles.table} aria-label={t('personal.retention')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`personal.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.classes.map(({ kind, least, before, due, held: kept }) => (
            <tr key={kind}>
              <td data-label={t('personal.class')}>{t(`personal.classes.${kind}`)}</td>
              <td data-label={t('personal.days')}>
                <span>
                  <TextInput
                    className={styles.days}
                    type="number"
                    aria-label={t('personal.daysOf', { kind: t(`personal.classes.${kind}`) })}
                    min={least}
                    max={36_500}
                    required
                    readOnly={fixed}
                    value={String(days[kind])}
                    onText={(text) => set(kind, text)}
                  />{' '}
                  <span className="mc-quiet">{t('personal.least', { least })}</span>
                </span>
              </td>
              <td data-label={t('personal.before')}>
                <Day value={before} />
              </td>
              <td data-label={t('personal.due')}>{formatCount(due)}</td>
              <td data-label={t('personal.held')}>{formatCount(kept)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal text={refusal} />
      {!fixed && (
        <div className="mc-actions mc-form-end">
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('shared.action.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
