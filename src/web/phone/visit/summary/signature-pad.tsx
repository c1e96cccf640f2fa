/** Signing with a finger: lines on a canvas, handed over as a picture. */
import { useEffect, useRef, useState, type PointerEvent } from 'react';
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

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

export function SignaturePad({ onSign, onCancel, disabled }: Props) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [inked, setInked] = useState(false);
  useEffect(() => {
    prepare(canvas.current!);
    // Whole, above what sticks to the lower edge.
    canvas.current!.scrollIntoView({ block: 'center' });
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
