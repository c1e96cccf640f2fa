/** 签字 of the outlet visited, or the refusal with its reason. */
import { useState, type FormEvent } from 'react';
import { useWords } from '../../words/index.ts';
import { signatureOf } from '../state.ts';
import type { OpenVisit } from '../use-visit.ts';
import { SignaturePad } from './signature-pad.tsx';

const key = '$signature';
type Mode = 'none' | 'sign' | 'refuse';

function Signing({ open, onDone }: { open: OpenVisit; onDone: () => void }) {
  const t = useWords();
  const [name, setName] = useState('');
  const sign = async (picture: File) => {
    const evidence = await open.writer.keepFile(key, picture);
    if (evidence && (await open.writer.put(key, { evidence, name: name.trim() }))) onDone();
  };
  return (
    <div className="mp-stack">
      <label className="mp-field">
        {t.summary.signName}
        <input
          className="mp-input"
          maxLength={40}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </label>
      <p className="mp-quiet">{t.summary.signHere}</p>
      <SignaturePad
        disabled={name.trim() === ''}
        onSign={(picture) => void sign(picture)}
        onCancel={onDone}
      />
    </div>
  );
}

function Refusing({ open, onDone }: { open: OpenVisit; onDone: () => void }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const refuse = async (event: FormEvent) => {
    event.preventDefault();
    if (await open.writer.put(key, { refused: reason.trim() })) onDone();
  };
  return (
    <form className="mp-stack" onSubmit={(event) => void refuse(event)}>
      <label className="mp-field">
        {t.summary.refuseReason}
        <textarea
          className="mp-input"
          rows={2}
          required
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <div className="mp-row">
        <button type="button" className="mp-button" onClick={onDone}>
          {t.cancel}
        </button>
        <button type="submit" className="mp-button mp-primary" disabled={reason.trim() === ''}>
          {t.done}
        </button>
      </div>
    </form>
  );
}

export function Signature({ open }: { open: OpenVisit }) {
  const t = useWords();
  const [mode, setMode] = useState<Mode>('none');
  const given = signatureOf(open.state);
  const done = () => setMode('none');
  if (open.visit.round.covert) return <p className="mp-quiet">{t.summary.covertNoSignature}</p>;
  if (mode === 'sign') return <Signing open={open} onDone={done} />;
  if (mode === 'refuse') return <Refusing open={open} onDone={done} />;
  return (
    <>
      {given && (
        <p className="mp-strong">
          {'refused' in given ? t.summary.refused(given.refused) : t.summary.signed(given.name)}
        </p>
      )}
      {open.state.open && (
        <div className="mp-row">
          <button type="button" className="mp-button" onClick={() => setMode('sign')}>
            {given ? t.summary.redo : t.summary.sign}
          </button>
          <button type="button" className="mp-button" onClick={() => setMode('refuse')}>
            {t.summary.refuse}
          </button>
        </div>
      )}
    </>
  );
}
