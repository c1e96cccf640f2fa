/**
 * 保存期限: how long each class of data is kept. Least periods are legal: logs at least 6 months (网络安全法
 * on network logs), complaints 3 years (办法 of the regulator on consumer complaints), an impact
 * assessment 3 years (个人信息保护法 art. 56).
 */
export const retentionClasses = [
  'picture',
  'video',
  'sound',
  'complaint',
  'ticket',
  'essay',
  'import',
  'audit',
] as const;
export type RetentionClass = (typeof retentionClasses)[number];

const year = 365;
/** Days: what holds without a setting, and the least a setting may say. */
export const retentionDays: Record<RetentionClass, { usual: number; least: number }> = {
  picture: { usual: 2 * year, least: 90 },
  video: { usual: 180, least: 30 },
  sound: { usual: 180, least: 30 },
  complaint: { usual: 3 * year, least: 3 * year },
  ticket: { usual: 3 * year, least: year },
  essay: { usual: 2 * year, least: 180 },
  import: { usual: year, least: 30 },
  audit: { usual: 3 * year, least: 183 },
};

export type Retention = Record<RetentionClass, number>;
export const usualRetention = Object.fromEntries(
  retentionClasses.map((name) => [name, retentionDays[name].usual]),
) as Retention;

/** What a unit's own people may see of others, and how long things are kept. */
export type PersonalSettings = { maskNames: boolean; retention: Retention };
export const defaultPersonalSettings: PersonalSettings = {
  maskNames: true,
  retention: usualRetention,
};

/** A person's request is answered within this many days (GB/T 35273-2020, 8.7). */
export const answerDays = 30;
/** An impact assessment and its records are kept at least so long (个人信息保护法 art. 56). */
export const assessmentYears = 3;
