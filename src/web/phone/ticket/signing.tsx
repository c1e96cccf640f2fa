/** 签收: signed with a finger, refused, or nobody there. */
import { signatures, type Signature } from '../../../domain/ticket/index.ts';
import { SignaturePad } from '../visit/summary/signature-pad.tsx';
import { useWords } from '../words/index.ts';
import type { Entered } from './entered.ts';

type Props = { entered: Entered; change: (patch: Partial<Entered>) => void };

export function Signing({ entered, change }: Props) {
  const t = useWords();
  const { isSigning } = entered;
  const choose = (signature: Signature) =>
    change(
      signature === 'signed' ? { isSigning: true } : { isSigning: false, signature, signed: null },
    );
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
          onSign={(signed) => change({ isSigning: false, signature: 'signed', signed })}
          onCancel={() => change({ isSigning: false })}
        />
      )}
      {entered.signed && !isSigning && <p className="mp-good">{t.ticket.signedDone}</p>}
    </section>
  );
}
