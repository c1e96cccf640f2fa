/** A few elements by hand, for the page that comes before React. */
type Given<K extends keyof HTMLElementTagNameMap> = Partial<HTMLElementTagNameMap[K]>;

/** Properties as the DOM names them; `''` children are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Given<K>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), given);
  made.append(...children.filter((one) => one !== ''));
  return made;
}
