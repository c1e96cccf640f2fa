/** Ids made by this phone, and its own name. Also where the page is not served over https. */

export function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

const key = 'mp-device';

/** What kind of device, in a word that its owner recognises, e.g. `Android·3f2a`. */
function newName(): string {
  const system = /iPhone|iPad|Android|HarmonyOS|Mac|Windows|Linux/.exec(navigator.userAgent)?.[0];
  return `${system ?? 'Web'}·${newId().slice(0, 4)}`;
}
/** Made once for this browser; shown where two devices differ. */
export function deviceName(): string {
  const known = localStorage.getItem(key);
  if (known) return known;
  const name = newName();
  localStorage.setItem(key, name);
  return name;
}
