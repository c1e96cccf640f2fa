/**
 * Whether measures work, in numbers: how sure a criterion of k clean visits is, how often a measure
 * did not hold, and how often a problem comes back with and without one.
 */

/** Two-sided 95 %. */
const z = 1.959963984540054;

export type Share = { of: number; n: number; share: number | null; low: number; high: number };

/**
 * A share with its Wilson score interval (Wilson 1927), which keeps inside 0 … 1 and stays honest for
 * few cases. Nothing observed: no share, and an interval that says nothing (0 … 1).
 */
export function shareOf(n: number, of: number): Share {
  if (of === 0) return { of, n, share: null, low: 0, high: 1 };
  const p = n / of;
  const scale = 1 + (z * z) / of;
  const centre = (p + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return { of, n, share: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** `found`: chance that a visit finds a problem that is still there; `slip`: that it finds one after a true fix. */
export type Detection = { found: number; slip: number };

/** How often k clean visits in a row say the truth of a fixed and of an unfixed problem. */
export const accuracyOf = (visits: number, { found, slip }: Detection) => ({
  sensitivity: (1 - slip) ** visits,
  specificity: 1 - (1 - found) ** visits,
});

/** The fewest visits with which both reach the goal; null when none do. */
export function visitsNeeded(detection: Detection, goal: number, most = 12): number | null {
  for (let visits = 1; visits <= most; visits++) {
    const { sensitivity, specificity } = accuracyOf(visits, detection);
    if (sensitivity < goal) return null;
    if (specificity >= goal) return visits;
  }
  return null;
}

/** What the settings page reckons with until a bank has counted its own. */
export const assumedDetection: Detection = { found: 0.6, slip: 0.02 };
