/** An authenticator app, as far as the journeys need one: RFC 6238 by itself, without the product's code. */
import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The key as the page shows it for typing by hand. */
export async function shownKey(page: Page): Promise<Buffer> {
  const text = (await page.locator('p code').first().textContent()) ?? '';
  const bits = [...text.replace(/\s/g, '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

/** @param ahead steps of 30 s: a code is taken once, so the next one is shown to the server early */
export function codeNow(key: Buffer, ahead = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
