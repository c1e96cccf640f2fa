/** 证据: photo, clip or sound of an item; each with its small picture and whether it has arrived. */
import { useEffect, useRef, useState, type ChangeEvent } from 'react';
import { mostBytes } from '../media/keep-file.ts';
import type { OutFile } from '../outbox/index.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Ask } from '../parts/sheet.tsx';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';
import { sizeText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import type { Question } from './questions.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = { open: OpenVisit; question: Question };
type Way = { icon: IconName; name: 'photo' | 'video' | 'audio' | 'album'; accept: string };
const ways: Way[] = [
  { icon: 'camera', name: 'photo', accept: 'image/*' },
  { icon: 'video', name: 'video', accept: 'video/*' },
  { icon: 'audio', name: 'audio', accept: 'audio/*' },
  { icon: 'album', name: 'album', accept: 'image/*,video/*' },
];

/** The small picture, shown from the phone's own bytes. */
function Picture({ work: { database }, id, name }: { work: Work; id: string; name: string }) {
  const blob = useLive(async () => (await database.bytes.get(id))?.blob, [database, id]);
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (!blob || !image.current) return;
    const address = URL.createObjectURL(blob);
    image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return <img ref={image} alt={name} />;
}

type ShotProps = { open: OpenVisit; file: OutFile; onRemove: () => void };

function Shot({ open, file, onRemove }: ShotProps) {
  const t = useWords();
  const kind = file.type.startsWith('audio') ? 'audio' : 'video';
  const share = file.size > 0 ? Math.round((100 * file.sent) / file.size) : 0;
  const going = file.state === 'waiting' && file.sent > 0;
  return (
    <li className={`mp-shot mp-shot-${file.state}`}>
      {file.thumbnail ? (
        <Picture work={open.work} id={file.thumbnail} name={file.name} />
      ) : (
        <span className="mp-shot-blank">
          <Icon name={file.type.startsWith('image') ? 'album' : kind} size={28} />
        </span>
      )}
      <span className="mp-shot-state mp-figure">
        {going ? `${share}%` : t.answer.fileState[file.state]}
      </span>
      {open.state.open && (
        <button
          type="button"
          className="mp-shot-remove"
          aria-label={`${t.answer.removeFile} ${file.name}`}
          onClick={onRemove}
        >
          <Icon name="cross" size={16} />
        </button>
      )}
      {file.refused && <span className="mp-bad mp-shot-why">{file.refused}</span>}
    </li>
  );
}

function useAdd({ open, question }: Props) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    target.value = '';
    setFault('');
    setBusy(true);
    for (const file of files) {
      if (file.size > mostBytes) setFault(t.answer.tooLarge(sizeText(mostBytes)));
      else await open.writer.addFile(question.key, file).catch(() => setFault(t.answer.unreadable));
    }
    setBusy(false);
  };
  return { busy, fault, add };
}

function Adding({ open, question }: Props) {
  const t = useWords();
  const { busy, fault, add } = useAdd({ open, question });
  return (
    <>
      <div className="mp-ways">
        {ways.map(({ icon, name, accept }) => (
          <label key={name} className="mp-button mp-way">
            <Icon name={icon} />
            {t.answer[name]}
            <input
              type="file"
              className="mp-sr"
              accept={accept}
              multiple={name === 'album'}
              capture={name === 'album' ? undefined : 'environment'}
              disabled={busy}
              onChange={(event) => void add(event)}
            />
          </label>
        ))}
      </div>
      {busy && (
        <p className="mp-quiet" role="status">
          {t.answer.preparing}
        </p>
      )}
      {fault && (
        <p className="mp-bad" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

export function Evidence({ open, question }: Props) {
  const t = useWords();
  const [removing, setRemoving] = useState<string | null>(null);
  const { key, item } = question;
  const files = open.files.filter((file) => file.key === key && !file.isThumbnail);
  const named = open.state.answers[key]?.evidence ?? [];
  const elsewhere = named.filter((id) => !files.some((file) => file.id === id)).length;
  const isNeeded = item.evidence !== 'optional' && files.length + elsewhere === 0;
  return (
    <div className="mp-stack mp-stack-tight">
      {files.length > 0 && (
        <ul className="mp-plain mp-shots" aria-label={t.answer.photosOf}>
          {files.map((file) => (
            <Shot key={file.id} open={open} file={file} onRemove={() => setRemoving(file.id)} />
          ))}
        </ul>
      )}
      {elsewhere > 0 && <p className="mp-quiet">{t.answer.elsewhere(elsewhere)}</p>}
      {isNeeded && <p className="mp-warning">{t.answer.needsPhoto}</p>}
      {open.state.open && <Adding open={open} question={question} />}
      {removing && (
        <Ask
          title={t.answer.removeAsk}
          text={t.answer.removeWhy}
          action={t.answer.removeFile}
          danger
          onDone={() => void open.writer.removeFile(key, removing)}
          onClose={() => setRemoving(null)}
        />
      )}
    </div>
  );
}
