/** Stands in until the page is written. */
export function ImportsPage() {
  return <h1>ImportsPage</h1>;
}
