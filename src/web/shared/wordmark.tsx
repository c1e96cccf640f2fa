/** 明窗: a window, and the name. */
import { useTranslation } from 'react-i18next';

export function WindowGlyph({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="mc-glyph">
      <rect width="32" height="32" rx="7" />
      <path d="M8 8h16v16H8zM16 8v16M8 14h16" />
    </svg>
  );
}

export function Wordmark({ compact }: { compact?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="mc-wordmark">
      <WindowGlyph />
      {!compact && <span>{t('app.name')}</span>}
    </span>
  );
}
