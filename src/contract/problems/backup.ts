/** Problems of 备份、恢复、迁移, and of a server that starts, stops or has lost its database. */
export const backupProblems = {
  'backup-place': {
    status: 507,
    zh: '备份没有写成：{folder} 不能写入（{detail}）。没有留下半份备份；请检查这个目录的权限和剩余空间后重试。',
    en: 'The backup was not written: {folder} cannot be written to ({detail}). No half of it is left. Check the folder’s rights and free space and try again.',
  },
  'backup-running': {
    status: 409,
    zh: '已有一次备份正在进行。请等它结束后再试。',
    en: 'Another backup is under way. Wait for its end and try again.',
  },
  'backup-missing': {
    status: 400,
    zh: '{folder} 不是一份完整的备份（没有 manifest.json）。请给出备份自己的目录，名称如 mingchuang-20260315T023000Z。',
    en: '{folder} is not a complete backup (no manifest.json). Give the folder of the backup itself, named like mingchuang-20260315T023000Z.',
  },
  'backup-damaged': {
    status: 400,
    zh: '备份已损坏：{part} {detail}。什么都没有恢复；请换用另一份备份。',
    en: 'The backup is damaged: {part} {detail}. Nothing was restored; use another backup.',
  },
  'backup-passphrase': {
    status: 400,
    zh: '这份备份是加密的，口令{detail}。请用 --passphrase-file 或环境变量 MINGCHUANG_BACKUP_PASSPHRASE 给出备份时所用的口令。',
    en: 'This backup is encrypted and the passphrase is missing or wrong ({detail}). Give the one it was made with by --passphrase-file or MINGCHUANG_BACKUP_PASSPHRASE.',
  },
  'backup-newer': {
    status: 400,
    zh: '这份备份出自更新的版本（数据结构 {theirs}，本程序只到 {ours}），不能恢复。请先升级明窗，再恢复。',
    en: 'This backup was made by a newer version (schema {theirs}; this program knows up to {ours}). Upgrade Mingchuang first.',
  },
  'target-not-empty': {
    status: 409,
    zh: '{target} 里已经有数据，恢复只能进入空的目录或空的数据库，以免盖掉现有数据。请换一个空的，或先移走原有数据。',
    en: '{target} already holds data; a restore goes only into an empty folder or database, so that nothing is overwritten. Use an empty one or move the old data away.',
  },
  'restore-differs': {
    status: 500,
    zh: '恢复后核对不符：{what}。恢复的内容已全部撤回；请换用另一份备份，并把这句话告诉系统管理员。',
    en: 'What was restored differs from the backup: {what}. All of it was taken back; use another backup and tell the administrator.',
  },
  'schema-newer': {
    status: 500,
    zh: '数据库的结构（{theirs}）比本程序认识的（{ours}）新，为免损坏数据没有启动。请用更新的明窗启动，或恢复升级之前的备份。',
    en: 'The database has a newer schema ({theirs}) than this program knows ({ours}); it was not started, so that nothing is damaged. Start a newer Mingchuang, or restore the backup made before the upgrade.',
  },
  stopping: {
    status: 503,
    zh: '服务器正在停止或重新启动，这次操作没有执行。请过一会儿再试；手机上的内容还在，之后会自动重传。',
    en: 'The server is stopping or restarting; nothing was done. Try again in a moment; what is on the phone is kept and will be sent again.',
  },
  'database-away': {
    status: 503,
    zh: '数据库暂时不能用，这次操作没有得到确认。请过一会儿刷新页面，看看是否已经保存，没有再重做；若一直如此，请系统管理员检查数据库。',
    en: 'The database cannot be used at the moment and what you did was not confirmed. Refresh in a moment, see whether it was saved, and repeat it if not; if this goes on, the administrator should look at the database.',
  },
  'not-ready': {
    status: 503,
    zh: '服务器现在不能接受请求：{what}。',
    en: 'The server cannot take requests now: {what}.',
  },
} as const;
