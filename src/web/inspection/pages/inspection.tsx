/** Stands in until the page is written. */
export function InspectionPage() {
  return <h1>InspectionPage</h1>;
}
