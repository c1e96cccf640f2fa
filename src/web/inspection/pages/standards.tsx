/** Stands in until the page is written. */
export function StandardsPage() {
  return <h1>StandardsPage</h1>;
}
