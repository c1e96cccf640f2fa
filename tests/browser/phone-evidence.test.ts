/** 手机上的证据与处罚单: sound and clips in pieces, played by the reviewer; tickets written without a network. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { journey, signIn } from './support/journey.ts';
import {
  answersAt,
  card,
  cut,
  photo,
  shots,
  signInOnPhone,
  startVisit,
  untilKept,
  untilSent,
  usePhoneServer,
} from './support/phone.ts';
import { askAs } from './support/phone-circumstances.ts';
import { clip, sound } from './support/recordings.ts';

const server = usePhoneServer();
const folder = mkdtempSync(join(tmpdir(), 'mingchuang-clips-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The ways of an item, in the order of its buttons. */
const way = (page: Page, key: string, at: 'photo' | 'video' | 'audio') =>
  card(page, key).locator('input[type=file]').nth(['photo', 'video', 'audio'].indexOf(at));
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

type Kept = {
  evidence: { id: number; name: string; mediaType: string; bytes: number; sha256: string }[];
};

journey('录音与录像：原样送达，复核人能分段播放，无权的人打不开', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address });
  const visit = await server.visitNo(0);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await card(page, 'A03').getByRole('button', { name: '不达标' }).tap();
  const [wav, webm] = [sound(), await clip(page)];
  await way(page, 'A03', 'audio').setInputFiles(wav);
  await way(page, 'A03', 'video').setInputFiles(webm);
  await expect.poll(() => shots(page, 'A03').count(), { timeout: 20_000 }).toBe(2);
  await untilSent(page);
  expect((await answersAt(server.address, visit.id))['A03']?.evidence).toHaveLength(2);
  const path = `/api/visits/${visit.unitId}/${visit.id}`;
  const { evidence } = await askAs<Kept>(server.address, 'service', path);
  const kept = (name: string) => evidence.find((one) => one.name === name)!;
  expect(kept('录音.wav')).toMatchObject({ mediaType: 'audio/wav', sha256: hashOf(wav.buffer) });
  expect(kept('录像.webm')).toMatchObject({ mediaType: 'video/webm', sha256: hashOf(webm.buffer) });

  const reviewer = await open({ address: server.address });
  await signIn(reviewer, 'service');
  await reviewer.page.waitForURL((url) => !url.pathname.includes('sign-in'));
  await reviewer.page.goto(`/visits/${visit.unitId}/${visit.id}`);
  const player = reviewer.page.locator('audio');
  await player.waitFor();
  const seconds = await player.evaluate(async (audio: HTMLAudioElement) => {
    audio.preload = 'auto';
    audio.load();
    while (!(audio.duration > 0)) await new Promise((done) => setTimeout(done, 50));
    return audio.duration;
  });
  expect(seconds).toBeCloseTo(1, 1);
  const file = `/api/evidence/${visit.unitId}/${kept('录像.webm').id}/file`;
  const part = await reviewer.page.request.get(file, { headers: { range: 'bytes=10-109' } });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-range']).toBe(`bytes 10-109/${webm.buffer.length}`);
  expect(Buffer.compare(await part.body(), webm.buffer.subarray(10, 110))).toBe(0);

  const stranger = await open({ phone: true, address: server.address });
  await signInOnPhone(stranger.page, 'other');
  expect((await stranger.page.request.get(file)).status()).toBe(404);
});

journey('太大的录像与说谎的录音：手机上就说清楚，其余照送', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: [/状态 400/] });
  const visit = await server.visitNo(1);
  await signInOnPhone(page, 'inspector');
  await startVisit(page, visit);
  await card(page, 'A03').getByRole('button', { name: '不达标' }).tap();
  const huge = join(folder, '一小时.mp4');
  writeFileSync(huge, '');
  truncateSync(huge, 51 * 1024 * 1024);
  await way(page, 'A03', 'video').setInputFiles(huge);
  await card(page, 'A03').getByText('文件超过 50 MB').waitFor();
  const lie = {
    name: '录音.wav',
    mimeType: 'audio/wav',
    buffer: Buffer.from('不是声音'.repeat(99)),
  };
  await way(page, 'A03', 'audio').setInputFiles(lie);
  await shots(page, 'A03').getByText('没有被接收').waitFor({ timeout: 30_000 });
  await shots(page, 'A03').getByText('内容不是可接受的类型').waitFor();
  await way(page, 'A03', 'audio').setInputFiles(sound());
  await shots(page, 'A03').getByText('已送达').waitFor({ timeout: 30_000 });
});

type Tickets = { rows: { id: number; unit: { id: number }; clause: string; offender: string }[] };
const ticketsOf = async (offender: string) =>
  (await askAs<Tickets>(server.address, 'service', '/api/tickets')).rows.filter(
    (one) => one.offender === offender,
  );

async function write(page: Page, offender: string) {
  await page.getByRole('link', { name: '开处罚单' }).tap();
  await page.getByRole('searchbox').fill('网点');
  await page.locator('.mp-answer-line').first().tap();
  await page.getByRole('button', { name: /^R11/ }).tap();
  await page.getByLabel(/责任人姓名/).fill(offender);
  await page.getByLabel(/核定金额/).fill('150');
  await page.getByLabel('事实与理由').fill('柜台上放着私人水杯。');
}

async function draw(page: Page) {
  const box = (await page.locator('canvas').boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const step of [60, 120, 180])
    await page.mouse.move(box.x + 40 + step, box.y + 60 + step / 3);
  await page.mouse.up();
}

journey('断网开处罚单：签字的与拒签的各一张，联网后各送达一次', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: cut });
  await signInOnPhone(page, 'inspector');
  await untilKept(page);
  await page.getByRole('link', { name: '现场处罚单' }).tap();
  await page.getByRole('link', { name: '开处罚单' }).waitFor();
  await page.context().setOffline(true);
  await write(page, '签字人');
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles(await photo(page));
  await page.getByRole('button', { name: '当场签字' }).tap();
  await draw(page);
  await page.getByRole('button', { name: '存下签字' }).tap();
  await page.getByText('已签字').waitFor();
  await page.getByRole('button', { name: '开单', exact: true }).tap();
  await write(page, '拒签人');
  await page.getByRole('button', { name: '拒绝签字' }).tap();
  await page.getByRole('button', { name: '开单', exact: true }).tap();
  await expect.poll(() => page.getByText('等待发送', { exact: true }).count()).toBe(2);
  await page.reload();
  await expect.poll(() => page.getByText('等待发送', { exact: true }).count()).toBe(2);
  await page.context().setOffline(false);
  await expect.poll(() => page.getByText('已开出').count(), { timeout: 60_000 }).toBe(2);
  await page.reload();
  await untilSent(page);
  const [signed, refused] = [await ticketsOf('签字人'), await ticketsOf('拒签人')];
  expect([signed.length, refused.length]).toEqual([1, 1]);
  const detail = <T>(one: Tickets['rows'][number]) =>
    askAs<T>(server.address, 'service', `/api/tickets/${one.unit.id}/${one.id}`);
  type Detail = { signature: string; amount: string; evidence: { name: string }[] };
  const first = await detail<Detail>(signed[0]!);
  expect(first).toMatchObject({ signature: 'signed', amount: '150.00' });
  // The photo and the signature; their small pictures stand behind them.
  expect(first.evidence).toHaveLength(2);
  expect(await detail<Detail>(refused[0]!)).toMatchObject({ signature: 'refused', evidence: [] });
});

journey('没写完的处罚单：重载、断网都还在，连同照片；开出或不要了才清掉', async ({ open }) => {
  const { page } = await open({ phone: true, address: server.address, expected: cut });
  await signInOnPhone(page, 'inspector');
  await untilKept(page);
  await page.getByRole('link', { name: '现场处罚单' }).tap();
  await write(page, '写到一半');
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles(await photo(page));
  await page.locator('.mp-shot').waitFor();
  // What was tapped a moment ago is being written.
  await page.waitForTimeout(300);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(/没写完的这张/).waitFor();
  expect(await page.getByLabel(/责任人姓名/).inputValue()).toBe('写到一半');
  expect(await page.getByLabel(/核定金额/).inputValue()).toBe('150');
  expect(await page.getByLabel('事实与理由').inputValue()).toBe('柜台上放着私人水杯。');
  expect(await page.locator('.mp-shot').count()).toBe(1);
  await page.getByLabel('事实与理由').fill('补上的理由。');
  await page.getByRole('button', { name: '当场签字' }).tap();
  await draw(page);
  await page.getByRole('button', { name: '存下签字' }).tap();
  await page.getByText('已签字').waitFor();
  // As above.
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByText('已签字').waitFor();
  await page.getByRole('button', { name: '开单', exact: true }).tap();
  await page.getByText('等待发送', { exact: true }).waitFor();
  await page.getByRole('link', { name: '开处罚单' }).tap();
  await page.getByRole('searchbox').waitFor();
  expect(await page.getByText(/没写完的这张/).count()).toBe(0);
  await page.getByRole('searchbox').fill('网点');
  await page.locator('.mp-answer-line').first().tap();
  // As above.
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByRole('button', { name: '不要了，重新写' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '不要了，重新写' }).tap();
  await page.getByRole('searchbox').waitFor();
  await page.reload();
  await page.getByRole('searchbox').waitFor();
  expect(await page.getByText(/没写完的这张/).count()).toBe(0);
  await page.context().setOffline(false);
  await expect.poll(async () => (await ticketsOf('写到一半')).length, { timeout: 60_000 }).toBe(1);
  const [sent] = await ticketsOf('写到一半');
  const path = `/api/tickets/${sent!.unit.id}/${sent!.id}`;
  const arrived = await askAs<{ reason: string; evidence: object[] }>(
    server.address,
    'service',
    path,
  );
  expect(arrived.reason).toBe('补上的理由。');
  await expect
    .poll(
      async () =>
        (await askAs<{ evidence: object[] }>(server.address, 'service', path)).evidence.length,
      { timeout: 30_000 },
    )
    .toBe(2);
});
