/** A list longer than a workbook takes is refused in words, not cut where nobody sees it. */
import { describe, expect, it } from 'vitest';
import { mostExported } from '../../src/contract/most-exported.ts';
import { testApp } from '../support/app.ts';

const test = testApp();
const path = '/api/audit.xlsx?action=test.many';

/** So many entries of the county's audit trail. */
async function write(count: number): Promise<void> {
  await test.services.database.pool.query(
    `insert into audit (unit_id, unit_no, actor, action, subject)
     select u.id, u.unit_no, '周四', 'test.many', 'n' from unit u, generate_series(1, $1) where u.code = '330328'`,
    [count],
  );
}

describe('导出很长的清单', () => {
  it('多出一行就不导出，中英文都说清为什么、怎么办；筛选以后照常', async () => {
    await write(mostExported + 1);
    const service = await test.as('县行服务管理员');
    const answer = await service.get(path);
    expect(answer.statusCode).toBe(413);
    const refused = answer.json<{ code: string; message: string }>();
    expect(refused.code).toBe('list-too-long');
    expect(refused.message).toContain('“审计记录”超过 100000 行');
    expect(refused.message).toContain('分几次导出');
    const english = await service.get(path, { 'accept-language': 'en' });
    expect(english.json<{ message: string }>().message).toContain('export it in parts');
    const listed = (await service.get('/api/audit?action=test.many&limit=1')).json();
    expect(listed).toMatchObject({ total: mostExported, more: true });
    const narrowed = await service.get('/api/audit.xlsx?action=session.create');
    expect(narrowed.statusCode).toBe(200);
  }, 60_000);
});
