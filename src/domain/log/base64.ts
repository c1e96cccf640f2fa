/** Base64 without any platform's help: it must run in a browser, in Node and without either. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...signs].map((sign, at) => [sign, at]));

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += signs[three >> 18]! + signs[(three >> 12) & 63]!;
    text += left > 1 ? signs[(three >> 6) & 63]! : '=';
    text += left > 2 ? signs[three & 63]! : '=';
  }
  return text;
}

/** @returns null when the text is not base64, with its padding */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, out = 0; at < text.length; at += 4) {
    const value = (place: number) => values.get(text[at + place]!) ?? 0;
    const three = (value(0) << 18) | (value(1) << 12) | (value(2) << 6) | value(3);
    for (const shift of [16, 8, 0]) if (out < bytes.length) bytes[out++] = (three >> shift) & 255;
  }
  return toBase64(bytes) === text ? bytes : null;
}
