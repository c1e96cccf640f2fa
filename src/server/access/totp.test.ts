/** 动态口令 against the published vectors of RFC 4226 (appendix D) and RFC 6238 (appendix B). */
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';
import { codeAt, inventRecoveryCodes, keyUri, matchingStep, stepAt, toBase32 } from './totp.ts';

const key = Buffer.from('12345678901234567890');
const keys = {
  sha1: key,
  sha256: Buffer.from('12345678901234567890123456789012'),
  sha512: Buffer.from('1234567890123456789012345678901234567890123456789012345678901234'),
};

describe('RFC 4226 附录 D', () => {
  it.each([755224, 287082, 359152, 969429, 338314, 254676, 287922, 162583, 399871, 520489])(
    '%s',
    (code) => {
      const all = Array.from({ length: 10 }, (_, counter) => codeAt(key, counter));
      expect(all).toContain(String(code));
      expect(all).toHaveLength(10);
    },
  );
  it('依次为十个', () => {
    expect(Array.from({ length: 10 }, (_, counter) => codeAt(key, counter)).join()).toBe(
      '755224,287082,359152,969429,338314,254676,287922,162583,399871,520489',
    );
  });
});

describe('RFC 6238 附录 B', () => {
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('T = %s 秒', (seconds, sha1, sha256, sha512) => {
    const step = stepAt(seconds * 1000);
    expect(codeAt(keys.sha1, step, 8, 'sha1')).toBe(sha1);
    expect(codeAt(keys.sha256, step, 8, 'sha256')).toBe(sha256);
    expect(codeAt(keys.sha512, step, 8, 'sha512')).toBe(sha512);
  });
});

describe('接受哪些', () => {
  const now = 1_700_000_000_000;
  const present = stepAt(now);
  it.each([
    [-2, null],
    [-1, present - 1],
    [0, present],
    [1, present + 1],
    [2, null],
  ])('相差 %s 步', (off, step) => {
    expect(matchingStep(key, codeAt(key, present + off), now, 0)).toBe(step);
  });
  it('用过的、比用过的更早的，不再接受', () => {
    expect(matchingStep(key, codeAt(key, present), now, present)).toBeNull();
    expect(matchingStep(key, codeAt(key, present - 1), now, present)).toBeNull();
    expect(matchingStep(key, codeAt(key, present + 1), now, present)).toBe(present + 1);
  });
});

describe('密钥', () => {
  it('base32 如 RFC 4648 所列', () => {
    expect(toBase32(Buffer.from('fooba'))).toBe('MZXW6YTB');
    expect(keyUri(key, 'zhang')).toContain('secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&');
  });
  it('存放时密封：换了密钥、用途或改过一位都打不开', () => {
    const sealed = seal('密钥', 'a'.repeat(32), 'totp');
    expect(unseal(sealed, 'a'.repeat(32), 'totp')).toBe('密钥');
    expect(unseal(sealed, 'b'.repeat(32), 'totp')).toBeNull();
    expect(unseal(sealed, 'a'.repeat(32), 'sign-on')).toBeNull();
    const changed = Buffer.from(sealed, 'base64url');
    changed[30]! ^= 1;
    expect(unseal(changed.toString('base64url'), 'a'.repeat(32), 'totp')).toBeNull();
    expect(unseal('', 'a'.repeat(32), 'totp')).toBeNull();
  });
  it('十个备用码各不相同', () => {
    const codes = inventRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/);
  });
});
