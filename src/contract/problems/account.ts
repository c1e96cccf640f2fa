/** 账号、密码、动态口令: what is refused and what to do. */
export const accountProblems = {
  'password-short': {
    status: 400,
    zh: '密码太短：至少 {least} 位。请加长后重试，一句只有自己知道的话最好记。',
    en: 'The password is too short: at least {least} characters. Make it longer; a sentence only you know is easy to remember.',
  },
  'password-plain': {
    status: 400,
    zh: '密码太单调：16 位以下的密码要有大写字母、小写字母、数字、符号中的 {kinds} 种。请混合使用，或改用 16 位以上的密码。',
    en: 'The password is too plain: below 16 characters it needs {kinds} of capitals, small letters, digits and signs. Mix them, or use 16 characters or more.',
  },
  'password-common': {
    status: 400,
    zh: '密码太常见：它由常用的词、数字或键盘顺序组成，会最先被猜到。请换一个。',
    en: 'The password is a common one: it is made of words, numbers or keyboard walks that are tried first. Choose another.',
  },
  'password-username': {
    status: 400,
    zh: '密码里有您的用户名，容易被猜到。请换一个不含用户名的密码。',
    en: 'The password contains your user name and is easily guessed. Choose one without it.',
  },
  'password-name': {
    status: 400,
    zh: '密码里有您的姓名或姓名拼音，容易被猜到。请换一个。',
    en: 'The password contains your name or its pinyin and is easily guessed. Choose another.',
  },
  'password-staff-no': {
    status: 400,
    zh: '密码里有您的工号，容易被猜到。请换一个。',
    en: 'The password contains your staff number and is easily guessed. Choose another.',
  },
  'password-used': {
    status: 400,
    zh: '这个密码与当前或最近 {count} 次用过的密码相同。请换一个没有用过的。',
    en: 'This password is the present one or one of the last {count}. Choose one that was not used before.',
  },
  'sign-in-locked': {
    status: 429,
    zh: '连续输错，登录已暂停。请在 {minutes} 分钟后重试，或请安全管理员解锁。',
    en: 'Too many failures in a row: signing in is suspended. Try again in {minutes} minutes, or ask the security administrator to unlock the account.',
  },
  'code-needed': {
    status: 401,
    zh: '请输入动态口令：打开手机上的验证器应用，填写 6 位数字；手机不在身边时可用备用码。',
    en: 'Enter the code: open the authenticator app on your phone and type the 6 digits; without the phone, use a recovery code.',
  },
  'code-wrong': {
    // Not 401: whoever confirms an own code is signed in, and stays so.
    status: 400,
    zh: '动态口令不对、已过期或已用过。请等验证器应用显示下一组数字后重试；手机时间须准确。',
    en: 'The code is wrong, has run out or was used already. Wait for the next one in the app and try again; the clock of the phone must be right.',
  },
  'account-not-ready': {
    status: 401,
    zh: '还不能继续：{what}。请先在页面上完成。',
    en: 'Not yet possible: {what}. Do this first.',
  },
  'factor-required': {
    status: 409,
    zh: '按本行的安全策略，您的账号必须使用动态口令，不能关闭。换手机时请先关闭旧的绑定，由安全管理员重置。',
    en: "By the bank's policy your account must use codes, so they cannot be switched off. For a new phone ask the security administrator to reset them.",
  },
  'factor-on': {
    status: 409,
    zh: '动态口令已经启用。要换手机，请先关闭再重新绑定。',
    en: 'Codes are in use already. For a new phone switch them off first and set them up again.',
  },
  'own-account': {
    status: 403,
    zh: '不能给自己授予或收回角色，也不能重置、停用自己的账号。请由另一位安全管理员办理。',
    en: 'You cannot give yourself roles or take them, nor reset or disable the own account. Ask another security administrator.',
  },
  'mixed-roles': {
    status: 409,
    zh: '系统管理员、安全管理员、审计管理员的账号只能有这一种角色，不能再有业务角色或另一种管理员角色（三员分立）。请为此另开账号。',
    en: "An administrator's account holds that one role only: no role of the bank's business and none of the other administrators. Open another account for it.",
  },
  'last-administrator': {
    status: 409,
    zh: '这是最后一个可用的安全管理员，收回或停用后就没有人能管理账号了。请先再设一位安全管理员。',
    en: 'This is the last security administrator: without them nobody could manage accounts. Appoint another one first.',
  },
  'last-role': {
    status: 409,
    zh: '这个账号没有对应的人员，收回最后一个角色后就不再属于任何机构。请改为停用账号。',
    en: 'This account stands for no person in the list: without its last role it would belong to no unit. Disable it instead.',
  },
  'administrator-person': {
    status: 409,
    zh: '{name}的账号是管理员账号，它的角色和停用只能由安全管理员办理。请先由安全管理员处理账号，再登记调动或离岗。',
    en: "{name}'s account is an administrator's: only the security administrator changes or disables it. Have that done first, then record the move or leaving.",
  },
  'request-waiting': {
    status: 409,
    zh: '同样的事项已经提出，正等第二人确认。请在“待确认”里查看。',
    en: 'The same was asked for already and waits for a second person. See what waits for confirmation.',
  },
  'second-person': {
    status: 403,
    zh: '这一项须由另一个人确认：{why}。请换一位能确认的管理员办理。',
    en: 'Somebody else must confirm this: {why}. Ask another administrator who may.',
  },
  'administrators-named': {
    status: 409,
    zh: '已经有安全管理员，新的管理员由其按“待确认”的流程设立。请登录安全管理员账号办理。',
    en: 'There is a security administrator already, who appoints others with a second person. Sign in as such.',
  },
  'local-sign-in-off': {
    status: 403,
    zh: '本行只用统一认证登录，密码登录已关闭。请用登录页上的统一认证按钮，或用域账号登录。',
    en: 'Signing in with a password kept here is switched off. Use single sign-on, or your directory account.',
  },
  'sign-on-failed': {
    status: 401,
    zh: '统一认证没有成功：{why}。请回到登录页重试；若仍不行，请联系安全管理员。',
    en: 'Single sign-on failed: {why}. Go back and try again; if it persists, ask the security administrator.',
  },
  'sign-on-off': {
    status: 404,
    zh: '没有启用统一认证。请用用户名和密码登录。',
    en: 'Single sign-on is not in use. Sign in with user name and password.',
  },
  'sign-on-unreachable': {
    status: 502,
    zh: '连不上{what}：{why}。请核对设置中的地址、证书和账号；应急账号仍可用密码登录。',
    en: '{what} cannot be reached: {why}. Check address, certificate and account in the settings; emergency accounts still sign in with their password.',
  },
  'sign-on-taken': {
    status: 409,
    zh: '目录中的用户名“{username}”与本系统的管理员账号或应急账号同名，不能由目录登录。请联系安全管理员。',
    en: 'The directory\'s user name "{username}" is that of an administrator or emergency account here, which the directory may not open. Ask the security administrator.',
  },
  'sign-on-bound': {
    status: 409,
    zh: '用户名为“{username}”的账号属于目录中的另一个人，不会因为同名而换人。请让目录管理员换一个用户名，或请安全管理员核实。',
    en: 'The account "{username}" belongs to somebody else in the directory and does not change hands by its name. Have the directory use another user name, or ask the security administrator.',
  },
  'sign-on-factor': {
    status: 403,
    zh: '管理员的账号不能只凭目录打开，否则设置目录的人就能成为任何管理员。请用本系统的用户名和密码登录；绑定了动态口令以后，也可以用域账号加动态口令。',
    en: "An administrator's account is not opened by the directory alone: else whoever sets it up could be any administrator. Sign in with user name and password kept here; once codes are set up, a directory password with a code does as well.",
  },
  'sign-on-username': {
    status: 409,
    zh: '目录给出的用户名“{username}”不能用作用户名（3–40 位字母、数字或 . _ -）。请联系安全管理员核对设置。',
    en: 'The directory\'s user name "{username}" cannot be used here (3–40 letters, digits or . _ -). Ask the security administrator to check the settings.',
  },
} as const;
