/** Stands in until the page is written. */
export function TicketsPage() {
  return <h1>TicketsPage</h1>;
}
