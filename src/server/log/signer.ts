/**
 * The key that signs roots: Ed25519, made from the server's secret, so that several servers of one
 * installation sign as one and nothing but the secret has to be kept safe (docs/decisions/0051).
 */
import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import type { Sign, VerifierKey, VerifySignature } from '../../domain/log/index.ts';

/** RFC 8410: what stands before the 32 bytes of a private, and of a public key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export type Signer = { key: VerifierKey; sign: Sign };

export function createSigner(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'mingchuang log root', 32));
  const der = Buffer.concat([privatePrefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(publicPrefix.length);
  const name = `mingchuang/${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
  return { key: { name, key }, sign: (message) => sign(null, message, privateKey) };
}

export const verifySignature: VerifySignature = async (key, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({
      key: Buffer.concat([publicPrefix, key]),
      format: 'der',
      type: 'spki',
    }),
    signature,
  );
