/** Stands in until the page is written. */
export function UnitPage() {
  return <h1>UnitPage</h1>;
}
