/** What a file really is, told from its first bytes: a name or a browser may say anything. */

const text = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

type Sign = { type: string; fits: (bytes: Uint8Array) => boolean };

const starts =
  (...first: number[]) =>
  (bytes: Uint8Array) =>
    first.every((byte, at) => bytes[at] === byte);
const riff = (kind: string) => (bytes: Uint8Array) =>
  text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === kind;
/** ISO base media: a box "ftyp" whose brand says whether it is sound only. */
const brand = (bytes: Uint8Array) => (text(bytes, 4, 8) === 'ftyp' ? text(bytes, 8, 12) : '');
const brandsOfSound = ['M4A ', 'M4B '];
const brandsOfVideo = 'isom iso2 iso4 iso5 iso6 iso8 iso9 mp41 mp42 avc1 MSNV 3gp4 3gp5 3gp6'
  .split(' ')
  .concat('M4V ');

const signs: Sign[] = [
  { type: 'image/jpeg', fits: starts(0xff, 0xd8, 0xff) },
  { type: 'image/png', fits: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/webp', fits: riff('WEBP') },
  { type: 'video/mp4', fits: (bytes) => brandsOfVideo.includes(brand(bytes)) },
  // EBML, with the kind of document among its first fields.
  {
    type: 'video/webm',
    fits: (b) => starts(0x1a, 0x45, 0xdf, 0xa3)(b) && text(b, 4, 64).includes('webm'),
  },
  { type: 'audio/mp4', fits: (bytes) => brandsOfSound.includes(brand(bytes)) },
  { type: 'audio/mpeg', fits: (bytes) => text(bytes, 0, 3) === 'ID3' },
  // A bare MPEG frame: eleven set bits, layer III.
  { type: 'audio/mpeg', fits: (b) => b[0] === 0xff && ((b[1] ?? 0) & 0xe6) === 0xe2 },
  { type: 'audio/wav', fits: riff('WAVE') },
  { type: 'audio/ogg', fits: (bytes) => text(bytes, 0, 4) === 'OggS' },
  { type: 'audio/amr', fits: (bytes) => text(bytes, 0, 5) === '#!AMR' },
  { type: 'application/pdf', fits: (bytes) => text(bytes, 0, 5) === '%PDF-' },
];

/** What names and browsers call the same thing. */
const families: Record<string, RegExp> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  // A recorder of sound may write the same box as one of pictures.
  'video/mp4': /\.(mp4|m4v|m4a|3gp)$/i,
  'video/webm': /\.(webm|weba)$/i,
  'audio/mp4': /\.(m4a|m4b|mp4)$/i,
  'audio/mpeg': /\.mp3$/i,
  'audio/wav': /\.wav$/i,
  'audio/ogg': /\.(ogg|oga|opus)$/i,
  'audio/amr': /\.amr$/i,
  'application/pdf': /\.pdf$/i,
};

/** What phones make that not every browser can show: refused, with what to do instead. */
const advice: { fits: (bytes: Uint8Array) => boolean; detail: string }[] = [
  {
    fits: (bytes) =>
      ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis'].includes(brand(bytes)),
    detail:
      '这是苹果的 HEIC 照片，多数电脑打不开。请在“设置 › 相机 › 格式”里选“兼容性最佳”后重拍，或在明窗里直接拍照',
  },
  {
    fits: (bytes) => brand(bytes) === 'qt  ',
    detail: '这是苹果的 MOV 录像。请在“设置 › 相机 › 格式”里选“兼容性最佳”，或转成 MP4 再传',
  },
];

/** Why a known but unwelcome content is refused; null when nothing is known of it. */
export const adviceOn = (bytes: Uint8Array): string | null =>
  advice.find((one) => one.fits(bytes))?.detail ?? null;

/** The type by content; null for everything that is not taken as evidence. */
export const mediaTypeOf = (bytes: Uint8Array): string | null =>
  signs.find((sign) => sign.fits(bytes))?.type ?? null;

/** Whether a name's ending says the same as the content; a name without an ending says nothing. */
export const nameAgrees = (name: string, mediaType: string): boolean =>
  !/\.[a-z0-9]{1,8}$/i.test(name) || (families[mediaType]?.test(name) ?? false);
