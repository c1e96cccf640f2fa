// The own calendar feed: an address that is the key, shown once.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { formatMoment } from '../../shared/figures.ts';
import { toast } from '../../shared/toast.tsx';
import { useFeed, useRenewFeed, useStopFeed } from '../api.ts';
import styles from './rectification.module.css';

export function Feed() {
  const { t } = useTranslation();
  const since = useFeed().data?.since;
  const renew = useRenewFeed();
  const stop = useStopFeed();
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.feed')}>
      <div>
        <h2>{t('rectification.feed')}</h2>
        <p className="mc-quiet">{t('rectification.feedHint')}</p>
      </div>
      {since && <p>{t('rectification.feedSince', { at: formatMoment(since) })}</p>}
      {renew.data && (
        <p className="mc-notice" role="status">
          {t('rectification.feedAddress')}
          <br />
          <code className={styles.address}>{`${window.location.origin}${renew.data.path}`}</code>
        </p>
      )}
      <div className="mc-actions">
        <Button
          loading={renew.isPending}
          onClick={() => renew.mutate(undefined, { onError: toast.problem })}
        >
          {t('rectification.feedRenew')}
        </Button>
        {since && (
          <ConfirmButton
            title={t('rectification.feedStop')}
            consequences={<p>{t('rectification.feedStopHint')}</p>}
            confirmText={t('rectification.feedStop')}
            danger
            onConfirm={() => stop.mutateAsync()}
          >
            {t('rectification.feedStop')}
          </ConfirmButton>
        )}
      </div>
    </section>
  );
}
