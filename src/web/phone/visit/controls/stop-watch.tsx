/** 等候时间: a stop watch. When it began is kept, so that a reload or a call does not stop it. */
import { useEffect, useState } from 'react';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../words/index.ts';
import { inUnit, watchText } from './watch.ts';

type Props = { name: string; unit: string; onTime: (number: string) => void };

const keyOf = (name: string) => `mp-watch ${name}`;
const readStart = (name: string): number | null => {
  const kept = localStorage.getItem(keyOf(name));
  return kept === null ? null : Number(kept);
};

export function StopWatch({ name, unit, onTime }: Props) {
  const t = useWords();
  const [start, setStart] = useState(() => readStart(name));
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (start === null) return;
    const ticking = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(ticking);
  }, [start]);
  const begin = () => {
    const moment = Date.now();
    localStorage.setItem(keyOf(name), String(moment));
    setNow(moment);
    setStart(moment);
  };
  const end = () => {
    localStorage.removeItem(keyOf(name));
    setStart(null);
    onTime(inUnit(Date.now() - (start ?? 0), unit));
  };
  return start === null ? (
    <button type="button" className="mp-button" onClick={begin}>
      <Icon name="clock" />
      {t.answer.startWatch}
    </button>
  ) : (
    <button type="button" className="mp-button mp-primary" onClick={end}>
      <span role="timer" aria-label={t.answer.watching} className="mp-figure">
        {watchText(now - start)}
      </span>
      {t.answer.stopWatch}
    </button>
  );
}
