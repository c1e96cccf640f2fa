// Where a workbook is dropped or chosen, with what it has to be and how far it has come.
import { useState, type DragEvent, type ReactNode } from 'react';
import { FileButton, workbookType } from './file-button.tsx';
import './drop-area.css';

type Props = {
  label: string;
  hint: string;
  choose: string;
  rule: string;
  busy: boolean;
  onFile: (file: File) => void;
  children?: ReactNode;
};

export function DropArea({ label, hint, choose, rule, busy, onFile, children }: Props) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <section
      className={`mc-drop mc-noprint${over ? ' mc-drop-over' : ''}`}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{hint}</p>
      <FileButton label={choose} accept={workbookType} busy={busy} primary onFile={onFile} />
      <p className="mc-quiet">{rule}</p>
      {children}
    </section>
  );
}
