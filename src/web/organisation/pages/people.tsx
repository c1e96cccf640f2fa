/** Stands in until the page is written. */
export function PeoplePage() {
  return <h1>PeoplePage</h1>;
}
