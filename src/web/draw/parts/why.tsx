/** Why nobody could steer it, in plain words: for whoever is asked "专查我们？". */
import { useTranslation } from 'react-i18next';

const reasons = ['fixed', 'future', 'arithmetic', 'reserves', 'anybody'] as const;

export function Why() {
  const { t } = useTranslation();
  return (
    <details className="mc-card mc-noprint">
      <summary>{t('draw.why.title')}</summary>
      <ol className="mc-reasons">
        {reasons.map((reason) => (
          <li key={reason}>
            <strong>{t(`draw.why.${reason}`)}</strong> {t(`draw.why.${reason}Text`)}
          </li>
        ))}
      </ol>
      <p>
        <a href="/verify/draw.html" target="_blank" rel="noreferrer">
          {t('draw.verifier')}
        </a>
        <span className="mc-quiet"> {t('draw.verifierHint')}</span>
      </p>
    </details>
  );
}
