/** A sound and a clip as a phone records them: small, and really what they say they are. */
import type { Page } from 'playwright-core';

const rate = 8000;

/** One second of 440 Hz, PCM of 16 bits. */
export function sound() {
  const samples = Buffer.alloc(2 * rate);
  for (let n = 0; n < rate; n++)
    samples.writeInt16LE(Math.round(9000 * Math.sin((2 * Math.PI * 440 * n) / rate)), 2 * n);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(2 * rate, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return { name: '录音.wav', mimeType: 'audio/wav', buffer: Buffer.concat([head, samples]) };
}

/** A second and a half of noise, recorded by the browser itself: several pieces of sending. */
export async function clip(page: Page) {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 640, height: 480 });
    const context = canvas.getContext('2d')!;
    const paint = () => {
      const image = context.createImageData(640, 480);
      for (let at = 0; at < image.data.length; at += 61_440)
        crypto.getRandomValues(image.data.subarray(at, at + 61_440));
      for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
      context.putImageData(image, 0, 0);
    };
    paint();
    const recorder = new MediaRecorder(canvas.captureStream(15), {
      mimeType: 'video/webm;codecs=vp8',
      videoBitsPerSecond: 8_000_000,
    });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    const painting = setInterval(paint, 60);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    clearInterval(painting);
    recorder.stop();
    await ended;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return { name: '录像.webm', mimeType: 'video/webm', buffer: Buffer.from(base64, 'base64') };
}
