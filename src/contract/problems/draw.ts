/** Problems of draws. */
export const drawProblems = {
  'draw-not-ready': {
    status: 400,
    zh: '还有 {count} 处要改，不能承诺：{faults}',
    en: '{count} things must be corrected before this can be committed: {faults}',
  },
  'draw-hindered': {
    status: 409,
    zh: '现在还不能抽取：{reasons}',
    en: 'This cannot be drawn yet: {reasons}',
  },
  'seed-too-early': {
    status: 409,
    zh: '“{source}”还没有到公布的时间，现在录入的数值不可能是真的。请等公布以后再录入。',
    en: '{source} is not published yet, so a value entered now cannot be true. Wait for its publication.',
  },
  'own-seed': {
    status: 403,
    zh: '录入数值的人不能自己确认。请由另一位有权查看抽取的人到公布的地方核对后确认。',
    en: 'Whoever entered a value cannot confirm it. Somebody else has to read it where it is published.',
  },
  'draw-chain-lost': {
    status: 500,
    zh: '打不开承诺时封存的散列链：服务器的密钥（MINGCHUANG_SECRET）换过，或数据被改动。请恢复承诺时的密钥；恢复不了就作废这次抽取，重新承诺。',
    en: 'The chain sealed at the commitment cannot be opened: the server secret (MINGCHUANG_SECRET) was changed or data were altered. Restore the secret, or cancel this draw and commit again.',
  },
} as const;
