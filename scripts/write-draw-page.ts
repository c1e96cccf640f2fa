/**
 * Writes docs/verify/draw.html (the page that checks a draw without network: one file, everything
 * inside, its policy forbids every connection) and docs/draw.schema.json. `npm run draw-page`; a
 * test says when either is no longer current.
 */
import { writeFileSync } from 'node:fs';
import { drawPage, drawSchema } from './draw-page/make.ts';

const at = (name: string) => new URL(`../docs/${name}`, import.meta.url);
writeFileSync(at('verify/draw.html'), await drawPage());
writeFileSync(at('draw.schema.json'), await drawSchema());
