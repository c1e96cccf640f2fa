/**
 * XSS: every name, reason, text and file name of a bank is markup that would run. All pages that show
 * them are opened at the desk, on a phone and for print; anything that runs, any image that is asked
 * for and any violation of the content security policy is a fault of the page (support/faults.ts).
 */
import { strFromU8, unzipSync } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Role } from '../../src/domain/organisation/model.ts';
import { ask } from '../support/matrix/ask.ts';
import { ours, usernameOf } from '../support/matrix/bank.ts';
import { table } from '../support/matrix/table.ts';
import { password } from '../support/personas.ts';
import { follow, hasBrowser, journey, signIn, type Open } from './support/journey.ts';
import { servePlanted } from './support/planted-bank.ts';
import { rootFolder } from './support/server.ts';

/** Short enough for the shortest field; `src` leads to a request that would be seen. */
const markup = '<img src=x onerror=xss()>';
const city = { ...ours, mark: markup };
let bank: Awaited<ReturnType<typeof servePlanted>>;
beforeAll(async () => {
  if (hasBrowser) bank = await servePlanted(city);
}, 300_000);
afterAll(() => bank?.stop());

const app = join(rootFolder, 'src/web/app');
const routes = readdirSync(app)
  .filter((name) => name.endsWith('pages.tsx'))
  .map((name) => readFileSync(join(app, name), 'utf8'))
  .flatMap((text) => [...text.matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, path]) => path!));

/** What stands in the place of each parameter; a new one has to be named here. */
function parameters(): Record<string, number> {
  const { place } = bank;
  return {
    unitId: place.outlet,
    versionId: place.versionId,
    ticketId: place.ticket,
    standardId: place.draftStandard.id,
    importId: place.importId,
    inspectionId: place.inspection,
    drawId: place.draws.ids['drawn']!,
    roundId: place.roundOpen,
    visitId: place.visits['locked']!.id,
    lineId: place.line,
    id: place.self.id,
    placementId: place.placement.id,
    deedId: place.deed.id,
    appealId: place.appeals.filed.id,
    trainingId: place.session,
    quizId: place.quiz,
    morningId: place.morning.id,
    essayOrderId: place.essayOrder,
    personId: place.people.staff,
  };
}
const addressOf = (route: string) =>
  route.replace(/\$(\w+)/g, (_, name: string) => {
    const value = parameters()[name];
    if (value === undefined) throw new Error(`${route}：不知道 ${name} 是什么`);
    return String(value);
  });

/** What a role may not see is refused in words; that is not what is looked at here. */
const refusals = [/状态 40[0-9]：GET/];

async function enter(open: Open, role: Role, phone = false) {
  const seen = await open({ address: bank.address, phone, expected: refusals });
  await seen.page.addInitScript(() => {
    Object.assign(window, { xss: () => console.error('XSS：标记里的代码运行了') });
  });
  await signIn(seen, usernameOf(role, city), password);
  await seen.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return seen;
}

journey('试法认得出：真的写进网页的标记会被发现', async ({ open }) => {
  const seen = await open({ address: bank.address, expected: refusals });
  await seen.page.goto('/sign-in');
  await seen.page.evaluate((text) => {
    document.body.insertAdjacentHTML('beforeend', text);
  }, markup);
  await expect.poll(() => seen.faults.join(' ')).toMatch(/Content Security Policy|inline event/);
  // Brought about on purpose: not a fault of the page.
  seen.faults.length = 0;
});

/** Who opens what: the service manager all there is, the others what only they see. */
const people: [Role, RegExp, number][] = [
  ['service-admin', /^/, 30],
  ['outlet-head', /^\/($|training\/mine|appeals|settings)/, 3],
  ['security-admin', /^\/(security|settings)/, 2],
  ['audit-admin', /^\/settings/, 1],
];
for (const [role, theirs, least] of people)
  journey(`桌面与打印：${role} 打开每一页`, { timeout: 400_000 }, async ({ open }) => {
    const seen = await enter(open, role);
    let shown = 0;
    for (const route of routes.filter((one) => theirs.test(one))) {
      await follow(seen.page, addressOf(route));
      await seen.settle();
      if ((await seen.page.locator('body').innerText()).includes(markup)) shown += 1;
      await seen.page.emulateMedia({ media: 'print' });
      await seen.page.emulateMedia({ media: 'screen' });
      // Nothing of what was typed became an element.
      expect([route, await seen.page.locator('img[src="x"]').count()]).toEqual([route, 0]);
    }
    expect(shown).toBeGreaterThanOrEqual(least);
  });

journey('手机：检查人员和网点负责人', { timeout: 200_000 }, async ({ open }) => {
  for (const role of ['inspector', 'outlet-head'] as const) {
    const seen = await enter(open, role, true);
    const { unitId, id } = bank.place.visits['draft']!;
    const paths = {
      inspector: ['/m/', `/m/visit/${unitId}/${id}`],
      'outlet-head': ['/m/results', '/m/results/statement/latest', '/', '/statements'],
    };
    for (const path of paths[role]) {
      await seen.page.goto(path);
      await seen.page.getByText(markup).first().waitFor({ state: 'attached' });
      await seen.settle();
      expect([path, await seen.page.locator('img[src="x"]').count()]).toEqual([path, 0]);
    }
  }
});

journey('Word 与 Excel：标记只是文字，没有公式，没有外部链接', { timeout: 200_000 }, async () => {
  const { place, test } = bank;
  let withMarkup = 0;
  for (const [key, row] of Object.entries(table)) {
    if (!/\.(xlsx|docx)$|\/file$/.test(key.split(' ')[1]!) || row.by === null) continue;
    const answer = await ask(test, place.as(row.by), key, row, place);
    if (answer.rawPayload.subarray(0, 2).toString('latin1') !== 'PK') continue;
    const parts = Object.entries(unzipSync(answer.rawPayload)).map(
      ([name, bytes]) => [name, strFromU8(bytes)] as const,
    );
    for (const [name, text] of parts) {
      expect([key, name, /<img|<script/i.test(text)]).toEqual([key, name, false]);
      if (name.startsWith('xl/worksheets'))
        expect([key, /<f[ >]/.test(text)]).toEqual([key, false]);
      if (name.endsWith('.rels')) expect([key, /External/.test(text)]).toEqual([key, false]);
      expect([key, /fldSimple|attachedTemplate/.test(text)]).toEqual([key, false]);
      // The one field there may be: the number of the page.
      for (const [, field] of text.matchAll(/<w:instrText[^>]*>([^<]*)/g))
        expect([key, field!.trim()]).toEqual([key, 'PAGE']);
    }
    if (parts.some(([, text]) => text.includes('&lt;img src=x'))) withMarkup += 1;
  }
  expect(withMarkup).toBeGreaterThan(20);
});

journey('链接只收 http 和 https：javascript: 存不进去', async () => {
  const { place } = bank;
  const head = place.as('outlet-head');
  const service = place.as('service-admin');
  const { unitId, id } = place.clip;
  for (const link of [
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    ' JavaScript:1',
  ]) {
    const clip = await head.post(`/api/clips/${unitId}/${id}/link`, { link });
    const training = await service.post('/api/trainings', {
      title: '培训',
      kind: 'training',
      heldOn: '2026-01-01',
      startsAt: '09:00',
      hours: '1',
      materialUrl: link,
    });
    expect([link, clip.statusCode, training.statusCode]).toEqual([link, 400, 400]);
  }
});
