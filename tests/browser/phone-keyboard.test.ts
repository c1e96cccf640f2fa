/** 手机页面 with a keyboard: whatever can be pressed can be reached by Tab and shows that it is. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from './support/journey.ts';
import { card, cut, signInOnPhone, startVisit, usePhoneServer, visitAt } from './support/phone.ts';

const server = usePhoneServer();

/** What a finger could press, and what of it Tab never came to or came to without a sign. */
async function unreachable(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [role=button], [tabindex]',
      ),
    ].filter(
      (one) =>
        !one.matches(':disabled, [tabindex="-1"]') &&
        !one.closest('[inert]') &&
        one.checkVisibility({ visibilityProperty: true }),
    );
    all.forEach((one, at) => (one.dataset['stop'] = String(at)));
    (document.activeElement as HTMLElement | null)?.blur();
    return all.length;
  });
  const seen = new Map<string, boolean>();
  for (let press = 0; press < count + 5; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      if (!now?.dataset['stop']) return null;
      // A hidden file input is shown by the label around it.
      const shown = now.matches('.mp-sr') ? (now.closest('label') ?? now) : now;
      const { outlineStyle, boxShadow } = getComputedStyle(shown);
      return [now.dataset['stop'], outlineStyle !== 'none' || boxShadow !== 'none'] as const;
    });
    if (stop) seen.set(stop[0], seen.get(stop[0]) || stop[1]);
  }
  const names = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-stop]')].map(
      (one) =>
        `${one.tagName.toLowerCase()} ${one.getAttribute('aria-label') ?? one.innerText.slice(0, 30)}`,
    ),
  );
  return names.flatMap((name, at) => {
    if (!seen.has(String(at))) return [`到不了：${name}`];
    return seen.get(String(at)) ? [] : [`看不出焦点：${name}`];
  });
}

journey('手机页面：不用手指，Tab 能到每个按钮，焦点看得见', async ({ open }) => {
  const { page, settle } = await open({ phone: true, address: server.address, expected: cut });
  const visit = await server.visitNo(5);
  const faults: string[] = [];
  const look = async (name: string) => {
    await settle();
    faults.push(...(await unreachable(page)).map((fault) => `${name} ${fault}`));
  };
  await page.goto('/m/sign-in');
  await look('登录');
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  const path = `/m/visit/${visit.unitId}/${visit.id}`;
  await card(page, 'A03').getByRole('button', { name: '不达标' }).press('Enter');
  await look('检查单');
  for (const place of [
    '/m/',
    `${path}/summary`,
    '/m/tickets',
    '/m/tickets/new',
    '/m/sync',
    '/m/me',
  ]) {
    await page.goto(place);
    await look(place);
  }
  await page.goto('/m/tickets/new');
  await page.getByRole('searchbox').fill('网点');
  await page.locator('.mp-answer-line').first().press('Enter');
  await page.getByRole('button', { name: /^R11/ }).press('Enter');
  await look('写处罚单');
  expect(faults).toEqual([]);
});

journey('手机上的弹窗：焦点进去、出不去、Esc 关上后回到原处', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: cut });
  const visit = await server.visitNo(6);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await page.goto('/m/me');
  const leave = page.getByRole('button', { name: /退出登录/ });
  await leave.press('Enter');
  const sheet = page.locator('dialog[open], [role=dialog]');
  await sheet.waitFor();
  // From the last button Tab goes on to the browser's own, and the page knows of no focus.
  const isInside = () =>
    page.evaluate(
      () =>
        document.activeElement === document.body ||
        document.activeElement?.closest('dialog, [role=dialog]') !== null,
    );
  for (let press = 0; press < 6; press += 1) {
    expect(await isInside()).toBe(true);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  expect(await leave.evaluate((button) => button === document.activeElement)).toBe(true);
});

journey('不用手指也能签字：键入姓名，存成注明“键入”的图', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: cut });
  const visit = await server.visitNo(7);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await page.goto(`/m/visit/${visit.unitId}/${visit.id}/summary`);
  await page.getByRole('button', { name: '手写签字' }).press('Enter');
  await page.getByLabel('签字人姓名').fill('王七');
  await page.getByLabel('不便手写时，在这里键入姓名').fill('王七');
  // The name in the middle, and below it that it was typed.
  const [name, mark] = await page.locator('canvas').evaluate((pad: HTMLCanvasElement) => {
    const inkIn = (from: number, to: number) => {
      const top = Math.round(pad.height * from);
      const rows = Math.round(pad.height * (to - from));
      const { data } = pad.getContext('2d')!.getImageData(0, top, pad.width, rows);
      return data.filter((value, at) => at % 4 === 0 && value < 128).length;
    };
    return [inkIn(0.3, 0.7), inkIn(0.75, 1)];
  });
  expect(name).toBeGreaterThan(20);
  expect(mark).toBeGreaterThan(20);
  await page.getByRole('button', { name: '存下签字' }).press('Enter');
  await page.getByText('王七已签字').waitFor();
  await expect
    .poll(() => visitAt(server.address, visit.id).then(({ evidence }) => evidence.length), {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
});
