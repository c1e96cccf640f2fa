/** SHA-256 of a file, lower-case hex; by the browser where it offers it (https), else by our own code. */
const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export async function sha256Of(blob: Blob): Promise<string> {
  const bytes = await blob.arrayBuffer();
  if ('subtle' in crypto)
    return hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return hexOf(sha256(new Uint8Array(bytes)));
}
