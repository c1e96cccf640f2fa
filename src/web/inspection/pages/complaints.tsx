/** Stands in until the page is written. */
export function ComplaintsPage() {
  return <h1>ComplaintsPage</h1>;
}
