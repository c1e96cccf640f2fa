/** The store that the settings name, once it has answered. */
import { createDiskStore } from './disk.ts';
import { createS3Store, type S3Settings } from './s3.ts';
import type { FileStore } from './store.ts';

/** @throws Problem `bad-setting` when the S3 store cannot be used */
export async function openStore(s3: S3Settings | null, dataFolder: string): Promise<FileStore> {
  if (!s3) return createDiskStore(dataFolder);
  const files = createS3Store(s3);
  await files.check();
  return files;
}
