/** What comes up from below over the page: a native dialog, so that focus, Escape and screen readers work. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../words/index.ts';
import { Icon } from './icons.tsx';

type Props = { title: string; onClose: () => void; children: ReactNode; tall?: boolean };

export function Sheet({ title, onClose, children, tall }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const t = useWords();
  // Closed before it leaves the page: only so does the focus go back to what opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={tall ? 'mp-sheet mp-sheet-tall' : 'mp-sheet'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="mp-sheet-inner">
        <header className="mp-sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="mp-icon-button" aria-label={t.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

type AskProps = {
  title: string;
  text: string;
  action: string;
  danger?: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** Before what cannot be undone. */
export function Ask({ title, text, action, danger, onDone, onClose }: AskProps) {
  const t = useWords();
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{text}</p>
      <div className="mp-row">
        <button type="button" className="mp-button" onClick={onClose}>
          {t.cancel}
        </button>
        <button
          type="button"
          className={danger ? 'mp-button mp-danger' : 'mp-button mp-primary'}
          onClick={() => {
            onClose();
            onDone();
          }}
        >
          {action}
        </button>
      </div>
    </Sheet>
  );
}
