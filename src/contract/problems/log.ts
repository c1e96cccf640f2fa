/** Problems of 防篡改日志. */
export const logProblems = {
  'log-waiting': {
    status: 409,
    zh: '这一条刚刚写入，还在排入日志。请过几秒再试。',
    en: 'This was written just now and is still being placed in the log. Try again in a few seconds.',
  },
  'log-above': {
    status: 404,
    zh: '在您的机构范围内没有 {what} 的日志记录：它可能随上级机构的一次批量改动一起记录。请由上级机构的审计员出具存证。',
    en: 'Your range holds no log entry of {what}: it may have been logged with a bulk change of a unit above. Ask an auditor there for the proof.',
  },
  'log-row-differs': {
    status: 409,
    zh: '{what} 现在的内容与日志里最后一次记录的不一致：它可能绕过明窗被改动过。请在“防篡改”页运行核对，并保留现场。',
    en: '{what} is not as the log says it was last: it may have been changed past Mingchuang. Run the check on the tamper-evidence page and keep everything as it is.',
  },
  'log-check-top': {
    status: 403,
    zh: '核对要看全行的数据，只有最上级机构（{unit}）的审计员能运行。您可以导出日志，用离线页面核对。',
    en: 'The check reads the whole bank, so only an auditor of the top unit ({unit}) can run it. You can export the log and check it with the offline page.',
  },
} as const;
