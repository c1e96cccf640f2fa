/** How long until a moment; calls `onReached` once, so that the page can ask anew what is possible. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

const second = 1000;

/** @returns milliseconds left, ticking once a second; 0 when the moment has passed */
function useLeft(until: string, onReached?: () => void): number {
  const end = Date.parse(until);
  const [now, setNow] = useState(() => Date.now());
  const reached = useRef(onReached);
  useEffect(() => {
    reached.current = onReached;
  });
  useEffect(() => {
    if (end <= Date.now()) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() < end) return;
      clearInterval(timer);
      reached.current?.();
    }, second);
    return () => clearInterval(timer);
  }, [end]);
  return Math.max(0, end - now);
}

const two = (n: number) => String(n).padStart(2, '0');

export function Countdown({ until, onReached }: { until: string; onReached?: () => void }) {
  const { t } = useTranslation();
  const left = Math.ceil(useLeft(until, onReached) / second);
  if (left === 0) return <strong>{t('draw.passed')}</strong>;
  const days = Math.floor(left / 86_400);
  const clock = `${two(Math.floor(left / 3600) % 24)}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
  return (
    <strong className="mc-figure" role="timer">
      {days > 0 ? t('draw.daysLeft', { days, clock }) : t('draw.timeLeft', { clock })}
    </strong>
  );
}
