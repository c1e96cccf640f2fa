/** How the log is checked from the command line, in words. */
export const verifyLogUsage = `  mingchuang verify log 文件      核对导出的防篡改日志（.ndjson）或存证（.json）：只要文件，不要服务器
      [--root 条数:根]           当时记下的根（十六进制，至少前 16 位），可重复
      [--checkpoint 根.txt]      当时保存的签名的根，可重复
      [--public-key 公钥]        银行公布的公钥，或存有它的文件；不给则用文件里的`;
export const verifyDatabaseUsage = `  mingchuang verify database      核对数据库与它的日志（DATABASE_URL，或没有服务器在用的数据目录）
      [--checkpoint 根.txt]      另外保存的签名的根，可重复`;

/** Exit code when what was checked is not true. */
export const differs = 1;
