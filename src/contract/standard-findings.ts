/** What the structural check of a standard says, in words: what is wrong and what to do. */
import type { FindingCode, StandardFinding } from '../domain/standard/finding.ts';
import type { Language } from './problem.ts';

const texts: Record<FindingCode, Record<Language, string>> = {
  'no-items': {
    zh: '标准里还没有条目。请添加条目，或从 Excel 导入。',
    en: 'The standard has no items yet. Add items or import them from Excel.',
  },
  'bad-decimal': {
    zh: '“{value}”不是 0 或正数。请改正分值。',
    en: '"{value}" is not zero or a positive number. Correct it.',
  },
  'sum-items': {
    zh: '条目分值合计 {sum}，与项目的 {points} 分不符。请改条目或项目的分值。',
    en: 'The items come to {sum}, not to the {points} of the project. Change the items or the project.',
  },
  'sum-projects': {
    zh: '项目分值合计 {sum}，与模块的 {points} 分不符。请改项目或模块的分值。',
    en: 'The projects come to {sum}, not to the {points} of the module. Change one of them.',
  },
  'sum-modules': {
    zh: '模块分值合计 {sum}，与满分 {points} 不符。请改模块分值或满分。',
    en: 'The modules come to {sum}, not to the total of {points}. Change one of them.',
  },
  'condition-over': {
    zh: '同一网点会被问到的条目合计 {sum} 分，超过项目的 {points} 分。请核对条件条目的分值。',
    en: 'Items asked at the same outlet come to {sum}, more than the {points} of the project. Check those with a condition.',
  },
  'sum-weights': {
    zh: '各模块权重合计 {sum}，应为 1。请改正权重。',
    en: 'The weights come to {sum} instead of 1. Correct them.',
  },
  'weight-missing': {
    zh: '按权重计分，但这个模块没有权重。请填写权重。',
    en: 'Scores are weighted, but this module has no weight. Enter one.',
  },
  'weight-unused': {
    zh: '填了权重 {value}，但计分方式是分值相加，权重不起作用。请清空权重，或改为按权重计分。',
    en: 'There is a weight of {value}, but points are simply added. Remove it or score by weights.',
  },
  'duplicate-code': {
    zh: '编码“{code}”已被“{first}”使用，作答会混在一起。请换一个编码。',
    en: 'Code {code} is used by "{first}" already; answers would mix. Choose another.',
  },
  'code-sign': {
    zh: '条目编码不能含“@”，也不能以“$”开头（系统另有用途）。请换一个编码。',
    en: 'A code must not contain @ or begin with $, which have a meaning of their own. Choose another.',
  },
  'no-points': {
    zh: '这个条目是 0 分，查出问题也不影响得分。如不是有意的，请填分值。',
    en: 'This item has 0 points, so nothing found on it changes the score. Enter points unless that is meant.',
  },
  'text-points': {
    zh: '文字条目只记录、不计分，却有 {points} 分。请改为 0 分，或换一种作答方式。',
    en: 'A text is only recorded, yet it has {points} points. Set 0 or choose another kind of answer.',
  },
  'step-over': {
    zh: '扣分档 {step} 大于条目的 {points} 分。请改小。',
    en: 'The step of {step} is more than the {points} points of the item. Make it smaller.',
  },
  'each-zero': {
    zh: '每次扣（加）0 分，数了也不影响得分。请填写每次的分值。',
    en: 'Each occurrence counts 0 points. Enter how much it counts.',
  },
  'option-over': {
    zh: '选项“{option}”得 {value} 分，超过条目的 {points} 分。请改正。',
    en: 'Option "{option}" earns {value}, more than the {points} points of the item. Correct it.',
  },
  'option-best': {
    zh: '没有一个选项能得满 {points} 分。如不是有意的，请核对选项分值。',
    en: 'No option earns the full {points} points. Check them unless that is meant.',
  },
  'option-duplicate': {
    zh: '选项编码“{option}”重复。请换一个。',
    en: 'Option code {option} is there twice. Choose another.',
  },
  'bands-order': {
    zh: '数值分段必须从小到大，且只有最后一段可以不设上限。请调整次序。',
    en: 'Bands must rise, and only the last may be open. Put them in order.',
  },
  'band-over': {
    zh: '有一段得 {value} 分，超过条目的 {points} 分。请改正。',
    en: 'A band earns {value}, more than the {points} points of the item. Correct it.',
  },
  'band-best': {
    zh: '没有一段能得满 {points} 分。如不是有意的，请核对。',
    en: 'No band earns the full {points} points. Check them unless that is meant.',
  },
  'veto-unfailable': {
    zh: '标为一票否决，但这种作答方式永远不会触发。请改为“达标/不达标”或“次数”，或给它分值。',
    en: 'It is a veto but can never fail as it is answered. Make it pass/fail or a count, or give it points.',
  },
  'veto-extra': {
    zh: '加分项不能同时是一票否决。请去掉其中一个。',
    en: 'An extra cannot be a veto. Remove one of them.',
  },
  'veto-most': {
    zh: '一票否决后最多 {value} 分，不低于满分 {points}，不起作用。请改小。',
    en: 'After a veto at most {value} remain, which is not below the total of {points}. Make it smaller.',
  },
  'limit-over': {
    zh: '最多扣 {value} 分，超过本级的 {points} 分。请改小或清空。',
    en: 'At most {value} may be deducted, more than the {points} points there are. Make it smaller or empty.',
  },
  'grades-order': {
    zh: '等级必须从高到低排列，分数线不能相同。请调整。',
    en: 'Grades must fall from the highest, none with the same limit. Put them in order.',
  },
  'grade-over': {
    zh: '等级“{grade}”要 {value} 分，超过满分 {points} 加上加分上限，没有人能达到。请改正。',
    en: 'Grade "{grade}" needs {value}, more than the total of {points} and all extras. Correct it.',
  },
  'grade-open': {
    zh: '低于 {value} 分的没有等级。如不是有意的，请补一个从 0 分起的等级。',
    en: 'Below {value} there is no grade. Add one from 0 unless that is meant.',
  },
  'lowest-over': {
    zh: '保底 {value} 分超过满分 {points}。请改正。',
    en: 'The lowest score of {value} is more than the total of {points}. Correct it.',
  },
  'key-dates': {
    zh: '上级重点的起日 {from} 晚于止日 {to}。请改正日期。',
    en: 'The key period begins on {from}, after it ends on {to}. Correct the dates.',
  },
  'post-twice': {
    zh: '同一个岗位写了两次。请删去一个。',
    en: 'A post is named twice. Remove one.',
  },
  'points-assumed': {
    zh: '原文没有给这个模块分值，{points} 分和条目的分值是系统的建议。请发文单位核对（可先修改），再按“确认建议分值”。',
    en: 'The source gives this module no points: {points} and the points of its items are a proposal. Check (and change) them, then press “Confirm proposed points”.',
  },
  'empty-project': {
    zh: '这个项目没有条目。请添加条目或删去项目。',
    en: 'This project has no items. Add some or remove it.',
  },
};

/** The finding in words, without its place. */
export const findingText = ({ code, params }: StandardFinding, language: Language): string =>
  texts[code][language].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
