/** Stands in until the page is written. */
export function ImportPage() {
  return <h1>ImportPage</h1>;
}
