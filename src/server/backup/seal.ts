/**
 * Encryption of a backup's parts. scrypt makes one key of the passphrase; HKDF makes of that a key for
 * each part, bound to the part's name and a salt of its own; a part is sealed in pieces of 64 KiB by
 * AES-256-GCM, numbered, the last one marked, so that nothing can be cut off, put in or moved unseen
 * (the STREAM construction, Hoang et al. 2015, as age uses it).
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
} from 'node:crypto';
import { Transform } from 'node:stream';
import { promisify } from 'node:util';
import type { SealSettings } from './contents.ts';

const piece = 64 * 1024;
const tagBytes = 16;
const saltBytes = 32;

export type Seal = {
  settings: SealSettings;
  encrypt: (part: string) => Transform;
  decrypt: (part: string) => Transform;
  /** Shows that the manifest was written by somebody who knew the passphrase. */
  sign: (text: string) => string;
};

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

export const newSealSettings = (): SealSettings => ({
  cipher: 'AES-256-GCM',
  kdf: 'scrypt',
  n: 2 ** 17,
  r: 8,
  p: 1,
  salt: randomBytes(saltBytes).toString('base64'),
});

/** 11 bytes of number, one that marks the last piece. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Cuts what comes into pieces of `size`; the last, which may be shorter or empty, is known as such. */
function inPieces(size: number, each: (bytes: Buffer, number: number, last: boolean) => Buffer) {
  let waiting = Buffer.alloc(0);
  let number = 0;
  return {
    take(chunk: Buffer, push: (bytes: Buffer) => void): void {
      waiting = Buffer.concat([waiting, chunk]);
      while (waiting.length > size) {
        push(each(waiting.subarray(0, size), number, false));
        number += 1;
        waiting = waiting.subarray(size);
      }
    },
    end: () => each(waiting, number, true),
  };
}

const keyOf = (master: Buffer, salt: Buffer, part: string) =>
  Buffer.from(hkdfSync('sha256', master, salt, `mingchuang-backup ${part}`, 32));

function encrypting(master: Buffer, part: string): Transform {
  const salt = randomBytes(saltBytes);
  const key = keyOf(master, salt, part);
  const pieces = inPieces(piece, (bytes, number, last) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, last));
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  });
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pieces.take(chunk, (bytes) => this.push(bytes));
      done();
    },
    flush(done) {
      done(null, pieces.end());
    },
  });
  stream.push(salt);
  return stream;
}

function decrypting(master: Buffer, part: string): Transform {
  let head = Buffer.alloc(0);
  let key: Buffer | null = null;
  const pieces = inPieces(piece + tagBytes, (bytes, number, last) => {
    const decipher = createDecipheriv('aes-256-gcm', key!, nonceOf(number, last));
    const end = Math.max(0, bytes.length - tagBytes);
    decipher.setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
  });
  const take = (stream: Transform, chunk: Buffer) => {
    let bytes = chunk;
    if (!key) {
      head = Buffer.concat([head, chunk]);
      if (head.length < saltBytes) return;
      key = keyOf(master, head.subarray(0, saltBytes), part);
      bytes = head.subarray(saltBytes);
    }
    pieces.take(bytes, (plain) => stream.push(plain));
  };
  /** A piece that does not open makes the stream fail, never the process. */
  const guarded = (
    done: (error: Error | null, bytes?: Buffer) => void,
    work: () => Buffer | void,
  ) => {
    try {
      const bytes = work();
      done(null, bytes ?? undefined);
    } catch (error) {
      done(error as Error);
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      guarded(done, () => take(this, chunk));
    },
    flush(done) {
      guarded(done, () => pieces.end());
    },
  });
}

/** The seal that a passphrase makes; takes about half a second and 128 MB on purpose. */
export async function openSeal(passphrase: string, settings: SealSettings): Promise<Seal> {
  const { n, r, p, salt } = settings;
  const memory = 256 * n * r;
  const text = passphrase.normalize('NFC');
  const options = { N: n, r, p, maxmem: memory };
  const master = await derive(text, Buffer.from(salt, 'base64'), 32, options);
  const signing = keyOf(master, Buffer.alloc(0), 'manifest.json');
  return {
    settings,
    encrypt: (part) => encrypting(master, part),
    decrypt: (part) => decrypting(master, part),
    sign: (written) => createHmac('sha256', signing).update(written).digest('hex'),
  };
}
