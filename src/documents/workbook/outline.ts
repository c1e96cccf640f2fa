/** The parts of a workbook and how they hang together: workbook.xml and its relationships. */
import { containerKind } from './file-kind.ts';
import { limits } from './limits.ts';
import { readPart, type PartOptions } from './read-part.ts';

export type Outline = {
  /** Sheets by trimmed name, in the workbook's order. */
  sheets: Map<string, string>;
  sharedStrings: string | null;
  styles: string | null;
  /** Day 0 is 1904-01-01 (old Mac workbooks). */
  date1904: boolean;
};

type Relations = { worksheets: Map<string, string>; byType: Map<string, string> };
type Attributes = { get: (name: string) => string | undefined };

const silent = { text: () => undefined, close: () => undefined };

/** A relationship's target, absolute or relative to the part that holds it. */
function partName(target: string, folder: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder === '' ? [] : [folder];
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function readRelations(
  part: string,
  folder: string,
  options: PartOptions,
): Promise<Relations> {
  const relations: Relations = { worksheets: new Map(), byType: new Map() };
  const open = (name: string, attributes: Attributes) => {
    if (name !== 'Relationship') return;
    const target = partName(attributes.get('Target') ?? '', folder);
    const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? '';
    if (type === 'worksheet') relations.worksheets.set(attributes.get('Id') ?? '', target);
    relations.byType.set(type, target);
  };
  await readPart(part, { ...silent, open }, options);
  return relations;
}

/** The workbook part; some writers number it. @throws Problem when the container holds something else */
async function findWorkbook(options: PartOptions): Promise<string> {
  const { archive, refusal } = options;
  const root = archive.has('_rels/.rels') ? await readRelations('_rels/.rels', '', options) : null;
  const part = root?.byType.get('officeDocument') ?? '';
  if (!archive.has(part) || !/^xl\/[^/]+\.xml$/.test(part)) {
    throw refusal.unreadable(containerKind(archive.has));
  }
  return part;
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** Reads what sheets there are and where. @throws Problem when damaged */
export async function readOutline(options: PartOptions): Promise<Outline> {
  const workbook = await findWorkbook(options);
  const relationsPart = workbook.replace('xl/', 'xl/_rels/') + '.rels';
  const { worksheets, byType } = await readRelations(relationsPart, 'xl', options);
  const present = (part: string | undefined) =>
    part !== undefined && options.archive.has(part) ? part : null;
  const outline: Outline = {
    sheets: new Map(),
    sharedStrings: present(byType.get('sharedStrings')),
    styles: present(byType.get('styles')),
    date1904: false,
  };
  const open = (name: string, attributes: Attributes) => {
    if (name === 'workbookPr') outline.date1904 = isTrue(attributes.get('date1904'));
    if (name !== 'sheet') return;
    if (outline.sheets.size >= limits.parts) throw options.refusal.tooLarge('工作表过多');
    const title = (attributes.get('name') ?? '').trim();
    const part = worksheets.get(attributes.get('id') ?? '');
    if (part !== undefined && !outline.sheets.has(title)) outline.sheets.set(title, part);
  };
  await readPart(workbook, { ...silent, open }, options);
  return outline;
}
