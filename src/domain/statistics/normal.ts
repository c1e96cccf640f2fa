/** The normal distribution: cumulative probability and quantile, without a library. */

const rootTwoPi = Math.sqrt(2 * Math.PI);

export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / rootTwoPi;

/** P(Z > z) for z ≥ 0. Hart's rational approximation (1968, no. 5666) as given by West (2005). */
function upperTail(z: number): number {
  if (z > 37) return 0;
  const bell = Math.exp(-0.5 * z * z);
  if (z >= 7.07106781186547) {
    const fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
    return bell / fraction / rootTwoPi;
  }
  let above = 3.52624965998911e-2 * z + 0.700383064443688;
  above = above * z + 6.37396220353165;
  above = above * z + 33.912866078383;
  above = above * z + 112.079291497871;
  above = above * z + 221.213596169931;
  above = above * z + 220.206867912376;
  let below = 8.83883476483184e-2 * z + 1.75566716318264;
  below = below * z + 16.064177579207;
  below = below * z + 86.7807322029461;
  below = below * z + 296.564248779674;
  below = below * z + 637.333633378831;
  below = below * z + 793.826512519948;
  below = below * z + 440.413735824752;
  return (bell * above) / below;
}

/** P(Z ≤ z); absolute error below 1e-14. */
export const normalBelow = (z: number): number => (z <= 0 ? upperTail(-z) : 1 - upperTail(z));

/** A polynomial, highest power first. */
const polynomial = (x: number, ...coefficients: number[]): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** Acklam's approximation for p in the tail or the middle; relative error about 1e-9. */
function roughQuantile(p: number): number {
  if (p > 0.02425) {
    const q = p - 0.5;
    const r = q * q;
    const above = polynomial(
      r,
      -39.69683028665376,
      220.9460984245205,
      -275.9285104469687,
      138.357751867269,
      -30.66479806614716,
      2.506628277459239,
    );
    const below = polynomial(
      r,
      -54.47609879822406,
      161.5858368580409,
      -155.6989798598866,
      66.80131188771972,
      -13.28068155288572,
      1,
    );
    return (q * above) / below;
  }
  const q = Math.sqrt(-2 * Math.log(p));
  const above = polynomial(
    q,
    -7.784894002430293e-3,
    -0.3223964580411365,
    -2.400758277161838,
    -2.549732539343734,
    4.374664141464968,
    2.938163982698783,
  );
  const below = polynomial(
    q,
    7.784695709041462e-3,
    0.3224671290700398,
    2.445134137142996,
    3.754408661907416,
    1,
  );
  return above / below;
}

/** The z with P(Z ≤ z) = p; −∞ at 0 and +∞ at 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  const rough = roughQuantile(p);
  // One step of Halley's method reaches the precision of a double.
  const error = (normalBelow(rough) - p) / normalDensity(rough);
  return rough - error / (1 + (rough * error) / 2);
}
