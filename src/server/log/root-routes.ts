/** 签名的根: list, sign now, one as a file to mail to a witness. */
import { checkpointSchema, checkpointsPage, entryParams, logFoot } from '../../contract/log.ts';
import { pageQuery } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { hexOf } from '../../domain/log/index.ts';
import { FileAnswer } from '../http/answers.ts';
import { offlinePage } from '../http/offline-page.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asOwner } from '../http/transaction.ts';
import { insertRoot } from './log.ts';
import {
  countCheckpoints,
  findCheckpoint,
  listCheckpoints,
  type CheckpointRow,
} from './queries.ts';
import { rootLine } from './root-line.ts';

export const tag = '防篡改';

/** Who asked for a root is told to the whole bank's overseers; to others, that somebody did. */
export const presentRoot = (
  { id, at, size, root, askedBy }: CheckpointRow,
  isOverseer: boolean,
) => ({ id, at, size, root: hexOf(root), askedBy: isOverseer || askedBy === '' ? askedBy : '…' });

const list = endpoint({
  method: 'GET',
  path: '/api/log/checkpoints',
  summary: '签名的根，新的在前',
  tag,
  ability: 'log.read',
  query: pageQuery,
  answer: checkpointsPage,
  handler: async ({ db, query, actor }) => {
    const rows = await listCheckpoints(db, { ...query, newest: true });
    return {
      rows: rows.map((row) => presentRoot(row, actor.unit.isTop)),
      total: await countCheckpoints(db),
    };
  },
});

const sign = endpoint({
  method: 'POST',
  path: '/api/log/checkpoints',
  summary: '现在签名一次根',
  tag,
  ability: 'log.read',
  perMinute: 10,
  answer: checkpointSchema,
  handler: async ({ db, services, actor, audit }) => {
    const id = await asOwner(db, () => insertRoot(db, services.log.signer, actor.name));
    const made = presentRoot((await findCheckpoint(db, id!))!, true);
    const { size, root } = made;
    audit({ action: 'log.sign', subject: `防篡改日志，${size} 条`, detail: { size, root } });
    return made;
  },
});

const file = endpoint({
  method: 'GET',
  path: '/api/log/checkpoints/:id',
  summary: '一个签名的根，C2SP 检查点文件，可以寄给见证人',
  tag,
  ability: 'log.read',
  params: entryParams,
  answer: 'file',
  handler: async ({ db, params }) => {
    const found = await findCheckpoint(db, params.id);
    if (!found) throw problem('not-found', { what: '签名的根' });
    const name = `根-${found.at.slice(0, 10)}-${found.size}.txt`;
    return new FileAnswer({
      name,
      mediaType: 'text/plain; charset=utf-8',
      bytes: Buffer.from(found.note),
    });
  },
});

const foot = endpoint({
  method: 'GET',
  path: '/api/log/foot',
  summary: '最近签名的根，一行，印在公示与对账单的页脚',
  tag,
  ability: 'ledger.read',
  answer: logFoot,
  handler: async ({ db }) => ({ text: await rootLine(db) }),
});

/** The page that checks an exported log without asking this server anything (scripts/write-draw-page.ts). */
const verifier = endpoint({
  method: 'GET',
  path: '/verify/log.html',
  summary: '核对防篡改日志与存证的离线页，另存后断网也能用',
  tag,
  ability: 'public',
  answer: 'file',
  handler: async () => offlinePage('log.html'),
});

export const routes: Endpoint[] = [list, sign, file, foot, verifier];
