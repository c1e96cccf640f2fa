/** Stands in until the page is written. */
export function SetUpPage() {
  return <h1>SetUpPage</h1>;
}
