/** Problems of personal data. */
export const personalProblems = {
  'assessment-missing': {
    status: 409,
    zh: '不能公布：其中 {count} 行涉及个人，须先做个人信息保护影响评估并经批准（个人信息保护法第五十五条）。请到“个人信息 › 影响评估”填写，用途选“{use}”，由领导小组批准后再公布。',
    en: 'This cannot be published: {count} lines concern persons, so an impact assessment must be made and approved first (PIPL art. 55). Make one under Personal data › Impact assessments for “{use}”, have it approved, then publish.',
  },
  'assessment-own': {
    status: 403,
    zh: '影响评估不能由填写的人自己批准。请由领导小组的另一位成员批准。',
    en: 'Who wrote an assessment does not approve it. Ask another member of the leading group.',
  },
  'assessment-approved': {
    status: 409,
    zh: '这份影响评估已经批准，要按法律保存三年，不能再改。情况有变化时请另做一份。',
    en: 'This assessment is approved and has to be kept as it is for three years. Make another when things change.',
  },
  'erase-hindered': {
    status: 409,
    zh: '现在不能删除：{why}。办结以后再来。',
    en: 'This cannot be erased now: {why}. Come back when that is settled.',
  },
  'erase-staff-no': {
    status: 400,
    zh: '填写的工号与此人的工号不一致，没有删除。请核对是不是要删除的人。',
    en: 'The staff number typed is not this person’s; nothing was erased. Check that this is whom you mean.',
  },
  'erase-changed': {
    status: 409,
    zh: '预览之后，此人的数据又有变化，没有删除。请重新预览后再确认。',
    en: 'This person’s data changed since the preview; nothing was erased. Look at the preview again.',
  },
  'no-person': {
    status: 409,
    zh: '您的账号没有对应的人员，所以没有可查的个人信息。请联系管理员把账号与人员对应起来。',
    en: 'Your account stands for no person, so there is nothing to show. Ask an administrator to connect them.',
  },
  'evidence-expired': {
    status: 410,
    zh: '这份证据的原件已按保存期限删除（{on}），不能再打开。需要延长时请在到期前设置保全。',
    en: 'The original of this evidence was removed when its time was over ({on}). Place a hold before that to keep one longer.',
  },
} as const;
