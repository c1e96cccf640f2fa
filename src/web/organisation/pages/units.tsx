/** Stands in until the page is written. */
export function UnitsPage() {
  return <h1>UnitsPage</h1>;
}
