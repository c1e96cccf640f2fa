/** 手机检查 when things go wrong around it: full, a wrong clock, a new version, two pages, cut and killed. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { journey } from './support/journey.ts';
import {
  answersAt,
  card,
  cut,
  largePhoto,
  pill,
  serverSide,
  shots,
  signInOnPhone,
  startVisit,
  untilKept,
  untilSent,
  usePhoneServer,
  visitAt,
} from './support/phone.ts';
import {
  askAs,
  deploy,
  oldDatabase,
  openTab,
  picturesKept,
  pieces,
} from './support/phone-circumstances.ts';

const server = usePhoneServer();

const options = () => ({
  phone: true,
  address: server.address,
  expected: [...cut, /状态 5\d\d/],
});

const pass = (page: Page, key: string) =>
  card(page, key).getByRole('button', { name: '达标', exact: true });
const chosen = (page: Page, key: string) =>
  card(page, key).getByRole('button', { name: '达标', exact: true, pressed: true });
const fail = (page: Page, key: string) => card(page, key).getByRole('button', { name: '不达标' });
const take = async (page: Page, key: string) =>
  card(page, key)
    .locator('input[type=file]')
    .first()
    .setInputFiles(await largePhoto(page));

journey(
  '手机存满：说清楚，以前存的都在；照片送达腾出空间后接着拍',
  async ({ open }) => {
    const { page } = await open(options());
    const visit = await server.visitNo(0);
    await signInOnPhone(page, 'inspector');
    await untilKept(page);
    await startVisit(page, visit);
    await untilSent(page);
    await page.context().setOffline(true);
    await pass(page, 'A01').tap();
    await fail(page, 'A03').tap();
    await take(page, 'A03');
    await shots(page, 'A03').waitFor();
    const kept = await picturesKept(page);
    const devtools = await page.context().newCDPSession(page);
    const { usage } = await page.evaluate(() => navigator.storage.estimate());
    await devtools.send('Storage.overrideQuotaForOrigin', {
      origin: server.address,
      quotaSize: usage! + 300_000,
    });
    // Chromium asks for the room again only after half a minute, here and after deleting.
    await page.waitForTimeout(31_000);
    await take(page, 'A03');
    await page.getByText('手机存储已满，刚才这一下没有存上').waitFor();
    expect(await shots(page, 'A03').count()).toBe(1);
    await page.reload();
    await chosen(page, 'A01').waitFor();
    await page.context().setOffline(false);
    await shots(page, 'A03').getByText('已送达').waitFor({ timeout: 60_000 });
    // The original is gone; when Chromium gives its room back is Chromium's affair, so more is given.
    expect(await picturesKept(page)).toBe(kept - 1);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: server.address });
    await expect
      .poll(
        async () => {
          if ((await shots(page, 'A03').count()) < 2) await take(page, 'A03');
          return shots(page, 'A03').count();
        },
        { timeout: 90_000, interval: 5_000 },
      )
      .toBe(2);
    await untilSent(page);
    const answers = await answersAt(server.address, visit.id);
    expect(answers['A01']?.value).toEqual({ kind: 'pass', pass: true });
    expect(answers['A03']?.evidence).toHaveLength(2);
    expect((await visitAt(server.address, visit.id)).evidence).toHaveLength(4);
  },
  300_000,
);

journey('手机时间快五小时：明说，照样送达，两个时间都留着', async ({ open }) => {
  const { page } = await open(options());
  const visit = await server.visitNo(1);
  const ahead = 5 * 60 * 60_000;
  await page.addInitScript((shift) => {
    const Real = Date;
    const now = () => Real.now() + shift;
    globalThis.Date = class extends Real {
      constructor(given: number | string = now()) {
        super(given);
      }
      static override now = now;
    } as DateConstructor;
  }, ahead);
  await signInOnPhone(page, 'inspector');
  await page.getByText('手机时间比服务器快 300 分钟').waitFor();
  await startVisit(page, visit);
  await pass(page, 'A01').tap();
  // What the pill says right after a tap may still be of before it.
  await expect
    .poll(() => answersAt(server.address, visit.id), { timeout: 60_000 })
    .toHaveProperty('A01');
  type Detail = {
    circumstances: {
      clocks: Record<string, { aheadSeconds: number; at: string }>;
      flags: { key: string; at: string; code: string }[];
    };
  };
  const { circumstances } = await askAs<Detail>(
    server.address,
    'service',
    `/api/visits/${visit.unitId}/${visit.id}`,
  );
  const [clock] = Object.values(circumstances.clocks);
  expect(Math.abs(clock!.aheadSeconds - ahead / 1000)).toBeLessThan(60);
  const flag = circumstances.flags.find(({ key }) => key === 'A01')!;
  expect(flag.code).toBe('in-future');
  // The phone's own time beside the server's.
  const apart = Date.parse(flag.at) - Date.parse(clock!.at);
  expect(Math.abs(apart - ahead)).toBeLessThan(60_000);
});

journey('应用在中间更新：旧页面照用，新版本可换，换后一样不少并送达', async ({ open }) => {
  const { page } = await open(options());
  const visit = await server.visitNo(2);
  await signInOnPhone(page, 'inspector');
  await untilKept(page);
  await startVisit(page, visit);
  await untilSent(page);
  await page.route('**/api/**', (route) => route.abort('internetdisconnected'));
  await pass(page, 'A01').tap();
  deploy(server.web);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
  await page.getByText('新版本已就绪').waitFor();
  // The old page goes on, with pieces that the server no longer has.
  await fail(page, 'A03').tap();
  await take(page, 'A03');
  await shots(page, 'A03').waitFor();
  const isNew = () => page.evaluate(() => document.documentElement.dataset['build'] === 'next');
  expect(await isNew()).toBe(false);
  await page.getByRole('button', { name: '现在更新' }).tap();
  await expect.poll(() => isNew().catch(() => false), { timeout: 30_000 }).toBe(true);
  await chosen(page, 'A01').waitFor();
  await shots(page, 'A03').getByText('待发送').waitFor();
  expect(await answersAt(server.address, visit.id)).toEqual({});
  await page.unroute('**/api/**');
  await page.goto('/m/sync');
  await page.getByRole('button', { name: '立即发送' }).tap();
  await page.getByText('全部已送达').waitFor({ timeout: 60_000 });
  const answers = await answersAt(server.address, visit.id);
  expect(Object.keys(answers).toSorted()).toEqual(['A01', 'A03']);
  expect((await visitAt(server.address, visit.id)).evidence).toHaveLength(2);
});

journey('旧版本存下而没有发的：换成新的存法后照样送达', async ({ open }) => {
  const { page } = await open(options());
  const visit = await server.visitNo(3);
  await page.goto('/m/sign-in');
  await page.getByLabel('用户名').waitFor();
  const name = await oldDatabase(page, await serverSide(server.address, 'inspector'), visit.id);
  await signInOnPhone(page, 'inspector');
  await page.goto(`/m/visit/${visit.unitId}/${visit.id}`);
  await chosen(page, 'A01').waitFor();
  await untilSent(page);
  expect(Object.keys(await answersAt(server.address, visit.id))).toEqual(['A01']);
  const versions = await page.evaluate(async () => indexedDB.databases());
  expect(versions.find((one) => one.name === name)!.version).toBeGreaterThan(10);
});

journey('两个页面开着同一张检查单：看到的一样，只送一份', async ({ open }) => {
  const watched = await open(options());
  const { page } = watched;
  const visit = await server.visitNo(4);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  const other = await openTab(page, `/m/visit/${visit.unitId}/${visit.id}`);
  await card(other, 'A01').waitFor();
  await pass(page, 'A01').tap();
  await chosen(other, 'A01').waitFor();
  await Promise.all([fail(page, 'A03').tap(), pass(other, 'A02').tap()]);
  await chosen(page, 'A02').waitFor();
  await card(other, 'A03').getByRole('button', { name: '不达标', pressed: true }).waitFor();
  await fail(other, 'A01').tap();
  await card(page, 'A01').getByRole('button', { name: '不达标', pressed: true }).waitFor();
  await expect
    .poll(async () => (await answersAt(server.address, visit.id))['A01']?.value, {
      timeout: 60_000,
    })
    .toMatchObject({ pass: false });
  for (const one of [page, other]) await untilSent(one);
  const { register } = await visitAt(server.address, visit.id);
  const heads = Object.entries(register).map(([key, { heads: own }]) => [key, own.length]);
  expect(Object.fromEntries(heads)).toEqual({ $start: 1, A01: 1, A02: 1, A03: 1 });
});

journey('照片传到一半断网、服务器被强行停止：从断处接着传，只有一份', async ({ open }) => {
  const { page } = await open(options());
  const visit = await server.visitNo(5);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await fail(page, 'A03').tap();
  await expect
    .poll(() => answersAt(server.address, visit.id), { timeout: 60_000 })
    .toHaveProperty('A03');
  const sent = await pieces(page);
  sent.stopAfter(2, () => page.context().setOffline(true));
  await take(page, 'A03');
  await sent.stopped();
  expect(sent.arrived()).toHaveLength(2);
  sent.stopAfter(1, server.kill);
  await page.context().setOffline(false);
  await sent.stopped();
  await server.start();
  await page.goto('/m/sync');
  await page.getByRole('button', { name: '立即发送' }).tap();
  await page.getByText('全部已送达').waitFor({ timeout: 60_000 });
  // Every piece that was confirmed came once, and they follow on each other.
  expect(sent.arrived()).toEqual(sent.arrived().map((_, n) => n * 256 * 1024));
  expect((await visitAt(server.address, visit.id)).evidence).toHaveLength(2);
  expect((await answersAt(server.address, visit.id))['A03']?.evidence).toHaveLength(1);
});

journey('答复丢了再发、旧的后到：登记册里还是一份，最后的算数', async ({ open }) => {
  const { page } = await open(options());
  const visit = await server.visitNo(6);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await untilSent(page);
  const path = `/api/capture/${visit.unitId}/${visit.id}`;
  const bodies: string[] = [];
  await page.route(`**${path}`, async (route) => {
    bodies.push(route.request().postData()!);
    const answer = await route.fetch();
    // The server has it, the phone never hears so.
    await (bodies.length === 1
      ? route.abort('connectionreset')
      : route.fulfill({ response: answer }));
  });
  await pass(page, 'A01').tap();
  await expect.poll(() => bodies.length, { timeout: 30_000 }).toBeGreaterThan(1);
  await untilSent(page);
  await fail(page, 'A01').tap();
  await expect
    .poll(async () => (await answersAt(server.address, visit.id))['A01']?.value, {
      timeout: 30_000,
    })
    .toEqual({ kind: 'pass', pass: false });
  await page.unroute(`**${path}`);
  const late = await page.request.post(path, {
    headers: { 'x-mingchuang': '1' },
    data: JSON.parse(bodies[0]!) as object,
  });
  expect(late.status()).toBe(200);
  const { register } = await visitAt(server.address, visit.id);
  expect(register['A01']!.heads).toHaveLength(1);
  expect((await answersAt(server.address, visit.id))['A01']?.value).toMatchObject({ pass: false });
  expect(await pill(page).innerText()).toContain('已送达');
});
