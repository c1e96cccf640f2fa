/** A password made by the system, shown this once. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '../../shared/toast.tsx';
import type { FirstPassword } from '../api.ts';

export function FirstPasswordNote({ made }: { made: FirstPassword }) {
  const { t } = useTranslation();
  const copy = async () => {
    await navigator.clipboard.writeText(`${made.username} ${made.password}`);
    toast.done(t('shared.action.copied'));
  };
  return (
    <section className="mc-notice mc-notice-warning mc-stack" role="alert">
      <p>{t('organisation.passwordOnce')}</p>
      <dl className="mc-facts">
        <dt>{t('access.username')}</dt>
        <dd>
          <code>{made.username}</code>
        </dd>
        <dt>{t('access.password')}</dt>
        <dd>
          <code className="mc-strong">{made.password}</code>
        </dd>
      </dl>
      {navigator.clipboard && (
        <div>
          <Button onClick={() => void copy()}>{t('shared.action.copy')}</Button>
        </div>
      )}
    </section>
  );
}
