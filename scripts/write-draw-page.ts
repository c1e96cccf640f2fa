/**
 * Writes docs/verify/draw.html and log.html (the pages that check a draw, and the log, without network:
 * one file, everything inside, their policy forbids every connection) and docs/draw.schema.json.
 * `npm run draw-page`; a test says when one is no longer current.
 */
import { writeFileSync } from 'node:fs';
import { drawPage, drawSchema, logPage } from './draw-page/make.ts';

const at = (name: string) => new URL(`../docs/${name}`, import.meta.url);
writeFileSync(at('verify/draw.html'), await drawPage());
writeFileSync(at('verify/log.html'), await logPage());
writeFileSync(at('draw.schema.json'), await drawSchema());
