/**
 * The embedded database, in a thread of its own so that a long query never stops the server's loop.
 * Speaks PostgreSQL's protocol on a private Unix socket: the rest of the server uses `pg` for both.
 */
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import fs from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from './embedded-worker.ts';

type Stream = { nfd?: number };
type EmscriptenModule = {
  FS: { filesystems: { NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } } } };
};

/** PGlite never flushes to disk of itself; this gives PostgreSQL an fsync that does (decision 0003). */
class DurableFS extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const flush = (module: EmscriptenModule) => {
      module.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fs.fdatasyncSync(stream.nfd);
        return 0;
      };
    };
    const preRun = [...(emscriptenOpts.preRun as unknown[]), flush] as typeof emscriptenOpts.preRun;
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

async function openDatabase({ dataDir, template }: Settings): Promise<PGlite> {
  if (dataDir === null) {
    return PGlite.create(template ? { loadDataDir: new Blob([template]) } : {});
  }
  const defaults = (PGlite as unknown as { defaultStartParams: string[] }).defaultStartParams;
  const startParams = [...defaults.filter((p) => p !== '-F'), '-c', 'wal_sync_method=fsync'];
  return PGlite.create({ fs: new DurableFS(dataDir), startParams });
}

const settings = workerData as Settings;
const port = parentPort!;
const db = await openDatabase(settings);

/** PostgreSQL's last words: an error of this severity ends it (type E, field V). */
const panic = Buffer.from('VPANIC\0');
const run = db.execProtocolRawStream.bind(db);
db.execProtocolRawStream = (message, options) =>
  run(message, {
    ...options,
    onRawData(data) {
      options?.onRawData(data);
      if (data[0] === 0x45 && Buffer.from(data).includes(panic)) port.postMessage({ kind: 'died' });
    },
  });

const server = new PGLiteSocketServer({ db, path: settings.socket, maxConnections: 8 });
await server.start();

port.on('message', async (message: 'close' | 'dump') => {
  if (message === 'dump') {
    const image = await (await db.dumpDataDir('none')).arrayBuffer();
    port.postMessage({ kind: 'dump', image }, [image]);
    return;
  }
  await server.stop();
  await db.close();
  port.postMessage({ kind: 'closed' });
});
port.postMessage({ kind: 'ready' });
