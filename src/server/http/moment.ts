/** Moments as PostgreSQL writes them → ISO 8601, which every browser reads the same. */

/** "2023-05-06 07:08:09.123456+00" → "2023-05-06T07:08:09.123Z". */
export const isoMoment = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();

export const isoMomentOrNull = (text: string | null): string | null =>
  text === null ? null : isoMoment(text);
