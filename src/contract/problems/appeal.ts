/** Problems of 申诉 and 工作日历. */
export const appealProblems = {
  'appeal-late': {
    status: 409,
    zh: '已过申诉期限，不能再提出。期限的推导：{clock}如认为推导有误，请联系服务管理员核对工作日历。',
    en: 'The time to appeal is over. How it was counted: {clock} If the count is wrong, ask your service administrator to check the calendar.',
  },
  'appeal-twice': {
    status: 409,
    zh: '对这一项已经提出过申诉，不能重复提出。请在申诉页查看进展；对裁定不服的可以再申诉一次。',
    en: 'This has been appealed already. Follow it on the appeals page; a decision may be taken to the second instance once.',
  },
  'appeal-state': {
    status: 409,
    zh: '该项现在不能申诉：只有已公布、没有被冲销的台账行和仍然有效的处罚单可以申诉。请刷新后核对状态。',
    en: 'This cannot be appealed now: only published lines that were not reversed and tickets that stand can be. Reload and check its state.',
  },
  'appeal-ended': {
    status: 409,
    zh: '该申诉已经结束，不能再改变。请刷新查看结果；对裁定不服的可以在期限内再申诉。',
    en: 'This appeal has ended and cannot change any more. Reload to see its result.',
  },
  'appeal-barred': {
    status: 403,
    zh: '您参与过此事（开单、检查、审核、结算、公布或原裁定），须回避，不能受理或裁定。请由{forum}的其他复核人办理。',
    en: 'You had a hand in this matter (issued, inspected, approved, settled, published or decided it) and may not judge it. Another reviewer of {forum} must.',
  },
  'appeal-of-outlet': {
    status: 403,
    zh: '您属于申诉网点，须回避。请由{forum}的复核人办理。',
    en: 'You belong to the outlet that appeals and may not judge it. A reviewer of {forum} must.',
  },
  'appeal-not-forum': {
    status: 403,
    zh: '该申诉由上一级机构{forum}的复核人裁定。如您在该机构任复核人，请先切换角色。',
    en: 'This appeal is judged by a reviewer of the level above, {forum}. Switch role if you are one.',
  },
  'appeal-not-accepted': {
    status: 409,
    zh: '请先受理，再要求补充材料或裁定。',
    en: 'Accept the appeal first, then ask for material or decide.',
  },
  'appeal-not-filer': {
    status: 403,
    zh: '只有提出申诉的网点负责人可以这样做。',
    en: 'Only the head of the outlet that appeals may do this.',
  },
  'appeal-not-asked': {
    status: 403,
    zh: '只有申诉网点、被申诉的检查人员或服务管理员可以答复。',
    en: 'Only the outlet, the inspector concerned or the service administrator may reply.',
  },
  'appeal-other-reviewer': {
    status: 409,
    zh: '该申诉已由{reviewer}受理。如需接手，请先点“接手”。',
    en: '{reviewer} has accepted this appeal. Take it over first.',
  },
  'appeal-no-further': {
    status: 409,
    zh: '不能再申诉：只有一审维持或变更的申诉可以再申诉，且只有一次。',
    en: 'It cannot go further: only what the first instance upheld or changed may, and only once.',
  },
  'appeal-evidence-closed': {
    status: 409,
    zh: '该申诉已经结束（已裁定、已撤回或期满），裁定依据的证据不能再增加或改动；原有的证据仍可查看。有新证据的，请在期限内再申诉，并在再申诉中提交。',
    en: 'This appeal has ended (decided, withdrawn or out of time): the evidence it was decided on can neither grow nor change, and stays readable. New evidence belongs in an appeal to the second instance, within its time.',
  },
  'calendar-file': {
    status: 400,
    zh: '放假安排没有导入：{detail}。请按模板填写“日期、是否上班、名称、来源”四列，同一年的全部放假和调休日放在一个文件里。',
    en: 'The calendar was not imported: {detail}. Use the template: day, working, name, source; one whole year in one file.',
  },
} as const;
