/** A button that opens a panel beside itself; closes on Escape, on a click elsewhere and on leaving by Tab. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

type Props = {
  button: ReactNode;
  label: string;
  children: ReactNode;
  className?: string;
  /** A choice inside closes the panel (menus); else it stays open (settings). */
  closesOnClick?: boolean;
};

export function Disclosure({ button, label, children, className, closesOnClick }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div ref={frame} className={`mc-disclosure ${className ?? ''}`} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className="mc-disclosure-button"
        aria-label={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          id={id}
          className="mc-disclosure-panel"
          onClick={() => {
            if (closesOnClick) setOpen(false);
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}
