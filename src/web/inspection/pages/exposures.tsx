/** Stands in until the page is written. */
export function ExposuresPage() {
  return <h1>ExposuresPage</h1>;
}
