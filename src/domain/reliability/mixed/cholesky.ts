/** Symmetric positive definite systems: the triangle of Cholesky and what is solved with it. */

/** A square matrix, row after row. */
export type Matrix = { size: number; cells: Float64Array };

export const squareMatrix = (size: number): Matrix => ({
  size,
  cells: new Float64Array(size * size),
});

/**
 * Turns the lower half of a positive definite matrix into its Cholesky triangle, in place.
 * @returns ln of the determinant; null when the matrix is not positive definite
 */
export function factorise({ size, cells }: Matrix): number | null {
  let logDeterminant = 0;
  for (let column = 0; column < size; column++) {
    const top = column * size;
    for (let row = column; row < size; row++) {
      const left = row * size;
      let value = cells[left + column]!;
      for (let at = 0; at < column; at++) value -= cells[left + at]! * cells[top + at]!;
      if (row > column) cells[left + column] = value / cells[top + column]!;
      else if (value > 0) {
        cells[left + column] = Math.sqrt(value);
        logDeterminant += Math.log(value);
      } else return null;
    }
  }
  return logDeterminant;
}

/** Solves the system whose triangle is given. */
export function solve({ size, cells }: Matrix, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let row = 0; row < size; row++) {
    for (let at = 0; at < row; at++) x[row]! -= cells[row * size + at]! * x[at]!;
    x[row]! /= cells[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = row + 1; at < size; at++) x[row]! -= cells[at * size + row]! * x[at]!;
    x[row]! /= cells[row * size + row]!;
  }
  return x;
}

/** The inverse of the matrix whose triangle is given. */
export function inverse(triangle: Matrix): Matrix {
  const { size } = triangle;
  const result = squareMatrix(size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    result.cells.set(solve(triangle, unit), column * size);
  }
  return result;
}
