/** 签收: signed with a finger, refused, or nobody there. */
import { useState } from 'react';
import { signatures, type Signature } from '../../../domain/ticket/index.ts';
import { SignaturePad } from '../visit/summary/signature-pad.tsx';
import { useWords } from '../words/index.ts';
import type { Entered } from './entered.ts';

type Props = { entered: Entered; change: (patch: Partial<Entered>) => void };

export function Signing({ entered, change }: Props) {
  const t = useWords();
  const [isSigning, setSigning] = useState(false);
  const choose = (signature: Signature) => {
    setSigning(signature === 'signed');
    if (signature !== 'signed') change({ signature, signed: null });
  };
  return (
    <section className="mp-card mp-stack">
      <h2>{t.ticket.receipt}</h2>
      <div className="mp-row mp-segments" role="group" aria-label={t.ticket.receipt}>
        {signatures.map((signature) => (
          <button
            key={signature}
            type="button"
            className="mp-button"
            aria-pressed={isSigning ? signature === 'signed' : entered.signature === signature}
            onClick={() => choose(signature)}
          >
            {t.ticket.signatures[signature]}
          </button>
        ))}
      </div>
      {isSigning && (
        <SignaturePad
          disabled={false}
          onSign={(signed) => {
            change({ signature: 'signed', signed });
            setSigning(false);
          }}
          onCancel={() => setSigning(false)}
        />
      )}
      {entered.signed && <p className="mp-good">{t.ticket.signedDone}</p>}
    </section>
  );
}
