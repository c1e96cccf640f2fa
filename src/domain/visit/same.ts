/** Whether two values say the same, whatever the order in which a device wrote their fields. */

/** JSON with the keys of objects in order; what JSON leaves out (undefined) is left out here too. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

export const same = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b);
