/**
 * A field that is saved while somebody types: half a second after the last letter, when it is left, and
 * when the page goes away. What comes from elsewhere is shown unless the field is being written in.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

const pause = 500;

export function useDraft(saved: string, save: (text: string) => void) {
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef(0);
  const latest = useRef({ draft, saved, save });
  useLayoutEffect(() => {
    latest.current = { draft, saved, save };
  });
  const flush = () => {
    clearTimeout(timer.current);
    const { draft: text, saved: before, save: keep } = latest.current;
    if (text !== null && text !== before) keep(text);
  };
  useEffect(() => {
    const leave = () => flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      leave();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, []);
  return {
    text: draft ?? saved,
    onText: (text: string) => {
      setDraft(text);
      clearTimeout(timer.current);
      timer.current = window.setTimeout(flush, pause);
    },
    onBlur: () => {
      flush();
      setDraft(null);
    },
  };
}
