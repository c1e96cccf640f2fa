/** The offline page and the schema of draw.json are made from the code that draws; here they are held to it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawPage, drawSchema, logPage } from '../../scripts/draw-page/make.ts';

const kept = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

it('离线核对页与 draw.json 的说明是最新的（否则运行 npm run draw-page）', async () => {
  expect((await drawPage()) === kept('verify/draw.html'), '运行 npm run draw-page').toBe(true);
  expect((await logPage()) === kept('verify/log.html'), '运行 npm run draw-page').toBe(true);
  expect(await drawSchema()).toBe(kept('draw.schema.json'));
});

it.each(['draw', 'log'])('离线核对页 %s 不引用任何外部内容，其策略禁止一切连接', (name) => {
  const page = kept(`verify/${name}.html`);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)=/i);
});
