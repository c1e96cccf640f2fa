/** 备用码, shown this once: to copy or to save, then on. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/toast.tsx';

type Props = { codes: string[]; onSeen: () => unknown };

export function RecoveryCodes({ codes, onSeen }: Props) {
  const { t } = useTranslation();
  const text = codes.join('\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast.done(t('shared.action.copied'));
  };
  return (
    <section className="mc-stack">
      <p className="mc-notice mc-notice-warning" role="alert">
        {t('access.factor.codesOnce')}
      </p>
      <ul className="mc-code-list">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="mc-actions">
        {navigator.clipboard && (
          <Button onClick={() => void copy()}>{t('shared.action.copy')}</Button>
        )}
        <a
          className="mc-plain-link"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${t('access.factor.codesFile')}.txt`}
        >
          {t('access.factor.saveCodes')}
        </a>
        <Button type="primary" onClick={() => void onSeen()}>
          {t('access.factor.codesSeen')}
        </Button>
      </div>
    </section>
  );
}
