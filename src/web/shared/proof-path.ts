/** 存证 of one row: its file, for those who may read the log. @param key as the log writes it, "unit/id" */
export const proofPath = (table: string, key: string): string =>
  `/api/log/proof?table=${table}&key=${encodeURIComponent(key)}`;
