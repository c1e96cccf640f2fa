/** Words of draws in what is published and in refusals. */
import type { DrawState, Hindrance, Purpose } from '../../domain/draw/index.ts';

type Words = { zh: string; en: string };

/** As written into the commitment, which is Chinese everywhere. */
export const purposeWords: Record<Purpose, string> = {
  outlets: '抽取受检网点',
  inspectors: '抽取由谁去检查',
  hours: '抽取调看录像的时段',
  doubles: '抽取双人评分的检查',
};

export const stateWords: Record<DrawState, Words> = {
  draft: { zh: '草稿', en: 'draft' },
  frozen: { zh: '已承诺', en: 'committed' },
  drawn: { zh: '已抽取', en: 'drawn' },
  cancelled: { zh: '已作废', en: 'cancelled' },
};

const hindranceWords: Record<Hindrance['code'], Words> = {
  'objection-open': {
    zh: '异议期还没有结束，请等到截止时间以后。',
    en: 'Objections are still possible. Wait until the window has closed.',
  },
  unanswered: {
    zh: '还有异议没有答复。请先答复每一条异议。',
    en: 'An objection has no answer yet. Answer each one first.',
  },
  upheld: {
    zh: '有异议成立，这次承诺不能再用。请作废后按改正的名单重新承诺。',
    en: 'An objection was upheld, so this commitment is void. Cancel it and commit again.',
  },
  'not-published': {
    zh: '“{source}”还没有到公布的时间。',
    en: '{source} is not published yet.',
  },
  'no-seed': {
    zh: '还没有录入“{source}”的数值。请到公布的地方读取后录入。',
    en: 'The value of {source} has not been entered. Read it where it is published.',
  },
  unconfirmed: {
    zh: '“{source}”的数值还要另一个人核对确认。',
    en: 'The value of {source} has to be confirmed by a second person.',
  },
};

export const hindranceText = ({ code, source }: Hindrance, language: keyof Words): string =>
  hindranceWords[code][language].replace('{source}', source);
