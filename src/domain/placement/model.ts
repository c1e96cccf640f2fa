/** 定置定位: the words, and the one rule about moments that decides whether a head may be charged (C3-R13). */

export const placementStates = [
  'present', // 在位
  'missing', // 缺失
  'damaged', // 损坏
] as const;
export type PlacementState = (typeof placementStates)[number];

export const requestStates = [
  'asked', // 已申请
  'supplied', // 已补
  'withdrawn', // 已撤回
] as const;
export type RequestState = (typeof requestStates)[number];

/** Moments as ISO texts with a zone; `closedAt` null while nobody answered it. */
export type RequestSpan = { askedAt: string; closedAt: string | null };

const ms = (moment: string) => Date.parse(moment);

/**
 * The request that stood when the check found the thing: asked before, and not yet supplied or withdrawn.
 * One that was answered before no longer excuses, for then the thing was there to be kept; one made after
 * the check comes too late.
 * @param at ISO moment of the check
 */
export const standingAt = <T extends RequestSpan>(requests: readonly T[], at: string): T | null =>
  requests.find(
    ({ askedAt, closedAt }) => ms(askedAt) < ms(at) && (closedAt === null || ms(closedAt) > ms(at)),
  ) ?? null;

/** Numbers of an outlet's things; the next free one after those in use. */
const pattern = /^DZ-(\d+)$/;
export function nextCode(codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(pattern.exec(code)?.[1] ?? 0));
  return `DZ-${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`;
}
