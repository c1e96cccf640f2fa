/** What went wrong, in the server's own words, and the way on. */
import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from './api.ts';

type Props = { error: unknown; retry?: (() => void) | undefined };

export function ErrorState({ error, retry }: Props) {
  const { t } = useTranslation();
  const router = useRouter();
  const client = useQueryClient();
  const known = error instanceof ApiProblem;
  const again = () => {
    if (retry) return retry();
    void client.invalidateQueries();
    void router.invalidate();
  };
  return (
    <section className="mc-state" role="alert">
      <h2>{t(known && error.status === 404 ? 'shared.error.missing' : 'shared.error.title')}</h2>
      <p>{known ? error.message : t('shared.error.unexpected')}</p>
      {!known && <p className="mc-quiet">{String(error)}</p>}
      <div className="mc-actions">
        <Button type="primary" onClick={again}>
          {t('shared.action.retry')}
        </Button>
        <Button onClick={() => router.history.back()}>{t('shared.action.back')}</Button>
      </div>
    </section>
  );
}
