/** Signing with a finger, or by typing for who cannot: drawn on a canvas, handed over as a picture. */
import { useLayoutEffect, useRef, useState, type PointerEvent } from 'react';
import { useWords } from '../../words/index.ts';

type Props = { onSign: (picture: File) => void; onCancel: () => void; disabled: boolean };

/** As many pixels as the screen shows, with black ink in every look: it is a document. */
function prepare(canvas: HTMLCanvasElement) {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  Object.assign(context, { lineWidth: 2.5, lineCap: 'round', lineJoin: 'round' });
  context.strokeStyle = '#111';
}

/** The name as typed, and that it was typed: nobody shall take it for handwriting. */
function writeTyped(canvas: HTMLCanvasElement, name: string, mark: string) {
  const { width, height } = canvas.getBoundingClientRect();
  const context = canvas.getContext('2d')!;
  Object.assign(context, { fillStyle: '#111', textAlign: 'center', textBaseline: 'middle' });
  context.font = '32px serif';
  context.fillText(name, width / 2, height / 2, width - 24);
  context.font = '14px sans-serif';
  context.fillText(mark, width / 2, height - 18, width - 24);
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

export function SignaturePad({ onSign, onCancel, disabled }: Props) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [inked, setInked] = useState(false);
  const [typed, setTyped] = useState('');
  // Before it is shown, so that it does not move under a finger that is already there.
  useLayoutEffect(() => {
    prepare(canvas.current!);
    // With its buttons, above what sticks to the lower edge.
    canvas.current!.parentElement!.scrollIntoView({ block: 'center' });
  }, []);
  const at = (event: PointerEvent) => {
    const { left, top } = canvas.current!.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top] as const;
  };
  const begin = (event: PointerEvent) => {
    drawing.current = true;
    canvas.current!.setPointerCapture(event.pointerId);
    const context = canvas.current!.getContext('2d')!;
    context.beginPath();
    context.moveTo(...at(event));
  };
  const move = (event: PointerEvent) => {
    if (!drawing.current) return;
    const context = canvas.current!.getContext('2d')!;
    context.lineTo(...at(event));
    context.stroke();
    setInked(true);
  };
  const wipe = () => {
    prepare(canvas.current!);
    setInked(false);
    setTyped('');
  };
  const write = (name: string) => {
    prepare(canvas.current!);
    setTyped(name);
    setInked(name.trim() !== '');
    if (name.trim()) writeTyped(canvas.current!, name.trim(), t.summary.typed);
  };
  const keep = async () => {
    const blob = await blobOf(canvas.current!);
    if (blob) onSign(new File([blob], 'signature.png', { type: 'image/png' }));
  };
  return (
    <div className="mp-stack">
      <canvas
        ref={canvas}
        className="mp-pad"
        aria-label={t.summary.signHere}
        role="img"
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      />
      <label className="mp-field">
        {t.summary.typeInstead}
        <input
          className="mp-input"
          maxLength={40}
          value={typed}
          onChange={({ target }) => write(target.value)}
        />
      </label>
      <div className="mp-row">
        <button type="button" className="mp-button" onClick={inked ? wipe : onCancel}>
          {inked ? t.clear : t.cancel}
        </button>
        <button
          type="button"
          className="mp-button mp-primary"
          disabled={!inked || disabled}
          onClick={() => void keep()}
        >
          {t.summary.saveSignature}
        </button>
      </div>
    </div>
  );
}
