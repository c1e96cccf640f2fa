/** 手机检查: without a network, on two devices, with a server that dies: everything arrives, once. */
import { expect } from 'vitest';
import { answersOf, type Register } from '../../src/domain/visit/index.ts';
import { inaccessible, overflow } from './support/faults.ts';
import { journey } from './support/journey.ts';
import {
  answersAt,
  card,
  cut,
  photo,
  serverSide,
  signInOnPhone,
  startVisit,
  untilKept,
  untilSent,
  usePhoneServer,
  visitAt,
} from './support/phone.ts';

const server = usePhoneServer();

journey('断网：作答、重载、拍照，恢复后全部送达且只有一份', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: cut });
  const visit = await server.visitNo(0);
  await signInOnPhone(page, 'inspector');
  await untilKept(page);
  await startVisit(page, visit);
  await page.context().setOffline(true);
  const passed = card(page, 'A01').getByRole('button', { name: '达标', exact: true });
  await passed.tap();
  // Shown once it is kept: from then on nothing takes it away.
  const kept = card(page, 'A01').getByRole('button', { name: '达标', exact: true, pressed: true });
  await kept.waitFor();
  await page.reload();
  await kept.waitFor();
  const a03 = card(page, 'A03');
  await a03.getByRole('button', { name: '不达标' }).tap();
  await a03
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo(page));
  await a03.locator('.mp-shot').waitFor();
  await page.reload();
  await a03.locator('.mp-shot').getByText('待发送').waitFor();
  expect(await answersAt(server.address, visit.id)).toEqual({});
  await page.context().setOffline(false);
  await untilSent(page);
  const arrived = await visitAt(server.address, visit.id);
  const answers = await answersAt(server.address, visit.id);
  expect(answers['A01']?.value).toEqual({ kind: 'pass', pass: true });
  expect(answers['A03']?.evidence).toHaveLength(1);
  // The photo and its small picture.
  expect(arrived.evidence).toHaveLength(2);
  expect(arrived.evidence).toContain(answers['A03']?.evidence[0]);
});

journey('演示里答了一半的检查单：改一条答案，送达', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address });
  const { visits } = await serverSide(server.address, 'inspector');
  const passed = visits
    .filter(({ state }) => state === 'draft')
    .flatMap(({ unitId, id, register }) =>
      Object.entries(answersOf(register as Register)).map(([code, { value }]) => ({
        path: `/m/visit/${unitId}/${id}`,
        id,
        code,
        value,
      })),
    );
  const one = passed.find(({ value }) => value?.kind === 'pass' && value.pass)!;
  await signInOnPhone(page, 'inspector');
  await untilKept(page);
  await page.goto(one.path);
  await card(page, one.code).getByRole('button', { name: '不达标' }).tap();
  const arrived = async () => (await answersAt(server.address, one.id))[one.code]?.value;
  await expect.poll(arrived, { timeout: 30_000 }).toEqual({ kind: 'pass', pass: false });
  await untilSent(page);
});

journey('发送途中服务器被强行停止：重新启动后接着发，不丢不重', async ({ open }) => {
  const { page } = await open({
    phone: true,
    address: server.address,
    expected: [...cut, /状态 5\d\d/],
  });
  const visit = await server.visitNo(1);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await server.kill();
  await card(page, 'A01').getByRole('button', { name: '达标', exact: true }).tap();
  await card(page, 'A02').getByRole('button', { name: '不适用' }).tap();
  await page.locator('.mp-pill').getByText(/待发/).waitFor();
  await server.start();
  await page.goto('/m/sync');
  await page.getByRole('button', { name: '立即发送' }).tap();
  await page.getByText('全部已送达').waitFor({ timeout: 60_000 });
  const answers = await answersAt(server.address, visit.id);
  expect(Object.keys(answers).toSorted()).toEqual(['A01', 'A02']);
});

journey('两部手机答得不同：两个都留着，选定一个', async ({ open }) => {
  const options = { phone: true, address: server.address, expected: cut };
  const [one, other] = [await open(options), await open(options)];
  const visit = await server.visitNo(2);
  await signInOnPhone(one.page, 'inspector');
  await startVisit(one.page, visit);
  await untilSent(one.page);
  await signInOnPhone(other.page, 'inspector');
  await other.page.goto(`/m/visit/${visit.unitId}/${visit.id}`);
  await card(other.page, 'A01').waitFor();
  await one.page.context().setOffline(true);
  await card(one.page, 'A01').getByRole('button', { name: '达标', exact: true }).tap();
  await card(other.page, 'A01').getByRole('button', { name: '不达标' }).tap();
  await expect
    .poll(() => answersAt(server.address, visit.id), { timeout: 30_000 })
    .toHaveProperty('A01');
  await one.page.context().setOffline(false);
  const both = card(one.page, 'A01').locator('.mp-conflict-one');
  await expect.poll(() => both.count(), { timeout: 30_000 }).toBe(2);
  const name = await one.page.evaluate(() => JSON.parse(localStorage['mp-account']).name);
  for (const head of await both.all()) expect(await head.innerText()).toContain(name);
  await both.filter({ hasText: '不达标' }).getByRole('button', { name: '选这个' }).tap();
  await both.first().waitFor({ state: 'hidden' });
  await untilSent(one.page);
  const answers = await answersAt(server.address, visit.id);
  expect(answers['A01']?.value).toEqual({ kind: 'pass', pass: false });
});

journey('登录过期：继续作答，重新登录后送达；换人登录看不到', async ({ open }) => {
  const { page } = await open({
    phone: true,
    address: server.address,
    expected: [/状态 401/, ...cut],
  });
  const visit = await server.visitNo(3);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await untilSent(page);
  await page.context().clearCookies();
  await card(page, 'A01').getByRole('button', { name: '达标', exact: true }).tap();
  await page.getByText('登录已过期').waitFor();
  await signInOnPhone(page, 'head');
  await page.getByText('没有分派给您的检查').waitFor();
  expect(await answersAt(server.address, visit.id)).toEqual({});
  await signInOnPhone(page, 'inspector');
  await untilSent(page);
  expect(Object.keys(await answersAt(server.address, visit.id))).toEqual(['A01']);
});

journey('首次打开只取登录页：不超过 30 KB（压缩后），没有数据库和检查页', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address });
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.serviceWorker()) return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto('/m/');
  await page.getByRole('button', { name: '登录' }).waitFor();
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(5_000);
  expect(total).toBeLessThan(30 * 1024);
});

journey('手机页面：360 像素内，axe 无严重问题，深浅两色', async ({ open }) => {
  const faults: string[] = [];
  const visit = await server.visitNo(4);
  for (const dark of [false, true]) {
    const { page, settle } = await open({ phone: true, dark, address: server.address });
    await signInOnPhone(page, 'inspector');
    const path = `/m/visit/${visit.unitId}/${visit.id}`;
    for (const place of ['/m/', path, `${path}/summary`, '/m/sync', '/m/me', '/m/sign-in']) {
      await page.goto(place);
      await settle();
      faults.push(...(await inaccessible(page)).map((fault) => `${place} ${fault}`));
      if ((await overflow(page)) > 0) faults.push(`${place} 太宽`);
    }
  }
  expect(faults).toEqual([]);
});
