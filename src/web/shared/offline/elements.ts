/** The few bits of page the offline page needs; text only ever enters as text. */

export function element(tag: string, text = '', className = '', ...inside: Node[]): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(text, ...inside);
  return made;
}

export function fill(place: HTMLElement, ...inside: Node[]): void {
  place.replaceChildren(...inside);
}

/** An input or select by its id. */
export const field = (id: string) => document.getElementById(id) as HTMLInputElement;

export function table(titles: readonly string[], rows: readonly (string | Node)[][]): HTMLElement {
  const cells = (tag: string, row: readonly (string | Node)[]) =>
    element(
      'tr',
      '',
      '',
      ...row.map((cell) => {
        const made = element(tag);
        made.append(cell);
        return made;
      }),
    );
  const head = element('thead', '', '', cells('th', titles));
  const body = element('tbody', '', '', ...rows.map((row) => cells('td', row)));
  return element('div', '', 'scroll', element('table', '', '', head, body));
}
