/** Stands in until the page is written. */
export function SettingsPage() {
  return <h1>SettingsPage</h1>;
}
