/** Shown only when a page takes longer than a moment. */
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="mc-loading" role="status">
      {t('shared.loading')}
    </p>
  );
}
