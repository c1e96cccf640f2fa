/** Problems of 定置定位, its tickets, 查摆 and 好人好事. */
export const placementProblems = {
  'ticket-requested': {
    status: 409,
    zh: '不能开这张处罚单：“{item}”在检查之前已经申请补充（{at}），按方案只有没有及时申请的才考核负责人。请改查是谁没有及时补上；如认为不是同一件物品，请重新指明。',
    en: 'This ticket cannot be issued: a replacement of “{item}” was asked for before the check ({at}), and the plan charges the head only where nobody asked in time. Find out who did not supply it, or name the right thing.',
  },
  'placement-file': {
    status: 400,
    zh: '定置清单没有导入：{detail}。请按导出的表填写“网点编码、编码、物品、位置、数量、状态、自何日起、备注”，改好后重新导入。',
    en: 'The list was not imported: {detail}. Fill in the exported sheet (outlet code, code, thing, place, quantity, state, since, note) and import it again.',
  },
  'placement-in-use': {
    status: 409,
    zh: '“{what}”申请过补充，删去会抹掉申请的时间，所以不能删。不再需要的请在备注里写明。',
    en: 'A replacement of “{what}” was asked for once; deleting it would erase when. Say in its note that it is no longer needed.',
  },
  'placement-not-yours': {
    status: 403,
    zh: '只有 {unit} 自己的负责人能提出或撤回申请，这样申请的时间才作数。请由网点负责人登录后办理。',
    en: 'Only the head of {unit} can ask or take it back, so that the time of asking counts. Have the head sign in and do it.',
  },
  'self-found-elsewhere': {
    status: 403,
    zh: '查摆的问题只能由 {unit} 自己登记；您可以用“开整改单”登记发现的问题。',
    en: 'Only {unit} itself can list what it found; open a rectification for what you found there.',
  },
  'own-deed': {
    status: 403,
    zh: '这件好人好事是您自己上报的，不能由您确认或退回。请由服务部门的另一位同事办理。',
    en: 'You reported this deed yourself and cannot confirm or return it. Ask a colleague of the service department.',
  },
} as const;
