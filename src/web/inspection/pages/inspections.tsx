/** Stands in until the page is written. */
export function InspectionsPage() {
  return <h1>InspectionsPage</h1>;
}
