/** A swipe to the side over a list: clearly sideways, and not begun on something that moves by itself. */
import { useRef, type TouchEvent } from 'react';

const least = 70;
const moving = 'input, textarea, canvas, .mp-strip, .mp-shots';

export function useSwipe({ left, right }: { left: () => void; right: () => void }) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches, target }: TouchEvent) => {
      const touch = touches.length === 1 ? touches[0] : undefined;
      const isFree = touch && !(target as Element).closest(moving);
      start.current = isFree ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const from = start.current;
      const touch = changedTouches[0];
      start.current = null;
      if (!from || !touch) return;
      const across = touch.clientX - from.x;
      if (Math.abs(across) < least || Math.abs(across) < 2.5 * Math.abs(touch.clientY - from.y))
        return;
      if (across < 0) left();
      else right();
    },
  };
}
