/** The texts of problem.ts, as data. */
import { accountProblems } from './problems/account.ts';
import { appealProblems } from './problems/appeal.ts';
import { backupProblems } from './problems/backup.ts';
import { drawProblems } from './problems/draw.ts';
import { logProblems } from './problems/log.ts';
import { placementProblems } from './problems/placement.ts';
import { personalProblems } from './problems/personal.ts';
import { requestProblems } from './problems/request.ts';

type Entry = { status: number; zh: string; en: string };

export const catalogue = {
  ...accountProblems,
  ...appealProblems,
  ...backupProblems,
  ...drawProblems,
  ...logProblems,
  ...placementProblems,
  ...requestProblems,
  ...personalProblems,
  internal: {
    status: 500,
    zh: '系统内部出错，本次操作没有生效。请稍后重试；若仍出现，请把编号 {id} 告诉系统管理员。',
    en: 'Something failed inside the system and nothing was changed. Try again; if it persists, give your administrator the number {id}.',
  },
  'signed-out': {
    status: 401,
    zh: '您尚未登录，或登录已过期。请重新登录后再试。',
    en: 'You are not signed in, or your session has ended. Sign in and try again.',
  },
  'sign-in-failed': {
    status: 401,
    zh: '用户名或密码不对。请核对后重试，或请安全管理员重置密码。',
    en: 'User name or password is wrong. Check them, or ask the security administrator to reset the password.',
  },
  'account-disabled': {
    status: 403,
    zh: '该账号已停用。请联系安全管理员。',
    en: 'This account is disabled. Contact your administrator.',
  },
  forbidden: {
    status: 403,
    zh: '您当前的角色（{role}）不能{action}。如有需要，请切换角色或联系安全管理员授权。',
    en: 'Your present role ({role}) may not {action}. Switch role or ask your administrator.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到{what}，或它不在您可见的机构范围内。请检查链接，或切换到有权查看的角色。',
    en: '{what} was not found, or is outside the units you may see. Check the link or switch role.',
  },
  invalid: {
    status: 400,
    zh: '提交的内容有误：{detail}。请改正后重新提交。',
    en: 'What was sent is not valid: {detail}. Correct it and send it again.',
  },
  'too-many': {
    status: 429,
    zh: '操作过于频繁，请在 {seconds} 秒后重试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  conflict: {
    status: 409,
    zh: '{what}已被他人修改{told}，您的修改没有保存。请刷新查看最新内容后再改。',
    en: '{what} was changed by somebody else {told}; your change was not saved. Reload and try again.',
  },
  duplicate: {
    status: 409,
    zh: '{what}已存在。请换一个，或修改已有的那一条。',
    en: '{what} exists already. Choose another or edit the existing one.',
  },
  'set-up-done': {
    status: 409,
    zh: '系统已有管理员，不能再次初始化。请用管理员账号登录。',
    en: 'The system has an administrator already. Sign in instead.',
  },
  'wrong-state': {
    status: 409,
    zh: '{what}当前状态是“{state}”，不能{action}。{next}',
    en: '{what} is in state "{state}"; it cannot be {action}. {next}',
  },
  'rectification-incomplete': {
    status: 409,
    zh: '还不能{action}：{detail}。',
    en: 'Not possible yet ({action}): {detail}.',
  },
  'rectification-evidence-closed': {
    status: 409,
    zh: '该整改已报告完成或已经结束，证据不能再增加；原有的证据仍可查看。确需补充的，请服务管理员先退回，再上传。',
    en: 'This rectification was reported done or has ended: its evidence cannot grow any more, and stays readable. If something is missing, ask the service administrator to send it back first.',
  },
  'drill-held': {
    status: 400,
    zh: '演练没有登记：结束时间须晚于开始时间、不超过 {hours} 小时，不早于通报当天，也不能在将来，并至少有一人参加。请核对后再登记。',
    en: 'The drill was not recorded: it must end after it began, last {hours} hours at most, be no earlier than the day of the notice and not in the future, and somebody must have taken part. Check and record it again.',
  },
  'drill-people': {
    status: 400,
    zh: '有参加人员不在本网点的人员名册里。请刷新后重新选择；不在名册里的人请直接写姓名。',
    en: 'Somebody chosen is not in the register of this outlet. Reload and choose again; write the name of who is not in the register.',
  },
  'plan-invalid': {
    status: 400,
    zh: '方案有 {count} 处错误，不能{action}。请按下面逐条改正。',
    en: 'The plan has {count} errors and cannot be {action}. Correct them one by one.',
  },
  'standard-invalid': {
    status: 400,
    zh: '检查标准有 {count} 处错误，不能发布。请按下面逐条改正。',
    en: 'The standard has {count} errors and cannot be published. Correct them one by one.',
  },
  'no-check-sheet': {
    status: 400,
    zh: '“{file}”里没有找到检查表：没有一张工作表的表头同时有“考核内容”和“分值”。请补上表头后重新导入。',
    en: 'No check sheet was found in "{file}": no sheet has a header with item texts and points. Add one and import again.',
  },
  'plan-file': {
    status: 400,
    zh: '方案文件 {file} 第 {line} 行（{path}）：{detail}',
    en: 'Plan file {file}, line {line} ({path}): {detail}',
  },
  'no-plan': {
    status: 409,
    zh: '还没有已发布的方案，无法结算。请先到“方案”页发布一个方案。',
    en: 'No plan is published yet, so nothing can be settled. Publish a plan first.',
  },
  'unknown-reading': {
    status: 400,
    zh: '方案里没有读法“{reading}”。可用的读法：{known}',
    en: 'The plan has no reading "{reading}". Known readings: {known}',
  },
  'workbook-unreadable': {
    status: 400,
    zh: '“{file}”不是可以读取的 Excel 工作簿（.xlsx）：{detail}。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    en: '"{file}" is not a readable Excel workbook (.xlsx): {detail}. Save it as .xlsx in Excel or WPS and import again.',
  },
  'workbook-invalid': {
    status: 400,
    zh: '工作簿有 {count} 处错误，没有导入任何数据。请按清单改正后重新导入。',
    en: 'The workbook has {count} errors; nothing was imported. Correct the listed cells and import again.',
  },
  'workbook-too-large': {
    status: 413,
    zh: '“{file}”太大（{detail}）。请拆分后分次导入。',
    en: '"{file}" is too large ({detail}). Split it and import the parts.',
  },
  'list-too-long': {
    status: 413,
    zh: '“{what}”超过 {most} 行，一个工作簿放不下；为免漏掉一部分而看不出来，没有导出。请先用筛选或搜索缩小范围，分几次导出。',
    en: '"{what}" has more than {most} rows, more than one workbook takes; nothing was exported, so that no part is missing unnoticed. Narrow the list by its filters or search and export it in parts.',
  },
  'round-not-ready': {
    status: 409,
    zh: '批次还不能开始：有 {count} 处要先处理。请按下面逐条调整后再开始。',
    en: 'The round cannot be opened yet: {count} matters have to be settled first. Adjust them one by one.',
  },
  'not-assignable': {
    status: 409,
    zh: '不能这样派：{why}',
    en: 'This cannot be assigned: {why}',
  },
  'own-visit': {
    status: 403,
    zh: '这张检查单是您自己填写的，不能由您{action}。请交给另一位复核人。',
    en: 'You filled in this visit yourself, so you may not {action} it. Leave it to another reviewer.',
  },
  'visit-not-whole': {
    status: 409,
    zh: '检查单还不能{action}：{detail}。请退回检查人员补全。',
    en: 'The visit cannot be {action} yet: {detail}. Return it to the inspector to complete it.',
  },
  'already-scored': {
    status: 409,
    zh: '{unit}在“{wave}”已有{kind}成绩，不能再锁定一张。请核对波次，或把这张检查单退回。',
    en: '{unit} already has a {kind} score for wave {wave}; a second one cannot be locked. Check the wave or return this visit.',
  },
  'file-refused': {
    status: 400,
    zh: '文件“{file}”不能作为证据上传：{detail}。请改用图片（JPEG、PNG、WebP）、视频（MP4）、音频或 PDF。',
    en: 'The file "{file}" cannot be uploaded as evidence: {detail}. Use an image, MP4 video, audio or PDF.',
  },
  'file-too-large': {
    status: 413,
    zh: '“{file}”有 {size} MB，超过这类文件的上限 {limit} MB，没有保存。请缩短录像、降低画质，或截取有用的一段再传。',
    en: '"{file}" has {size} MB, more than the {limit} MB such files may have; nothing was kept. Shorten it, lower its quality, or send the part that matters.',
  },
  'file-damaged': {
    // Not the sender's fault and worth repeating, which 4xx would forbid.
    status: 503,
    zh: '“{file}”传到服务器后与手机上的不一致（校验值不符），已丢弃。请重新上传，会从头开始。',
    en: '"{file}" arrived different from the phone\'s copy (its hash does not match) and was dropped. Send it again from the start.',
  },
  'storage-full': {
    status: 507,
    zh: '服务器的磁盘满了，这次没有保存任何内容。请联系系统管理员腾出空间；手机上的内容还在，之后会自动重传。',
    en: "The server's disk is full and nothing was saved. Ask the administrator to free space; what is on the phone is kept and will be sent again.",
  },
  'file-store': {
    status: 503,
    zh: '存放证据的服务器暂时不能用（{detail}），文件没有保存。请稍后重试；若仍不行，请系统管理员检查 MINGCHUANG_S3_ENDPOINT。',
    en: 'The store of evidence cannot be used now ({detail}); the file was not saved. Try again later; if it persists, the administrator should check MINGCHUANG_S3_ENDPOINT.',
  },
  'phone-outdated': {
    status: 426,
    zh: '手机上的程序版本（{theirs}）与服务器（{ours}）不一致，请更新：连上网络后关闭页面再打开一次。已填的内容都还在手机上。',
    en: 'The program on the phone (version {theirs}) does not match the server ({ours}). Update it: close the page and open it again while connected. What you entered is still on the phone.',
  },
  'too-many-files': {
    status: 409,
    zh: '这张检查单已有 {count} 个文件，不能再加。请删去手机上用不到的照片后重试。',
    en: 'This visit has {count} files and takes no more. Remove pictures you do not need and try again.',
  },
  'visit-taken-away': {
    status: 410,
    zh: '这张检查单已改派他人或撤销，您这里还没有传完的答案没有改动它，但已记入经过备查。请联系安排检查的人。',
    en: 'This visit was given to somebody else or withdrawn. Answers you had not sent did not change it but are kept in its history. Contact whoever arranged it.',
  },
  'other-account': {
    status: 409,
    zh: '这些内容是另一个账号在这台手机上填的，现在登录的是“{name}”，所以没有保存。请用原来的账号登录后再传。',
    en: 'This was entered on this phone by another account, and "{name}" is signed in now, so it was not saved. Sign in with the former account to send it.',
  },
  'self-check-outlet': {
    status: 409,
    zh: '自查只能在网点进行，您当前的角色在“{unit}”。请切换到网点负责人的角色再试。',
    en: 'A self-check is done at an outlet; your present role is at "{unit}". Switch to the role of an outlet\'s head.',
  },
  'data-folder-locked': {
    status: 500,
    zh: '数据目录 {folder} 正被另一个明窗进程（进程号 {pid}）使用，已停止启动以免损坏数据。请先结束那个进程，或用 MINGCHUANG_DATA 指定别的目录。',
    en: 'The data folder {folder} is in use by another Mingchuang process (pid {pid}). Stop that process, or set MINGCHUANG_DATA to another folder.',
  },
  'database-unreachable': {
    status: 500,
    zh: '连不上 DATABASE_URL 指定的 PostgreSQL：{reason}。请检查地址、账号和服务是否已启动。',
    en: 'PostgreSQL at DATABASE_URL cannot be reached: {reason}. Check address, account and that it is running.',
  },
  'database-too-old': {
    status: 500,
    zh: 'PostgreSQL 版本 {version} 太旧，明窗需要 15 或更高版本。请升级数据库。',
    en: 'PostgreSQL {version} is too old; Mingchuang needs 15 or newer.',
  },
  'bad-setting': {
    status: 500,
    zh: '设置 {name} 的值“{value}”不可用：{detail}。请改正环境变量后重新启动。',
    en: 'The setting {name} has the unusable value "{value}": {detail}. Correct the environment and start again.',
  },
  'too-large': {
    status: 413,
    zh: '发送的内容太大。请减小后重试。',
    en: 'What was sent is too large. Make it smaller and try again.',
  },
  'too-slow': {
    status: 503,
    zh: '这次查询超过 30 秒仍未完成，已停止。请缩小范围（机构、年份、波次）后重试。',
    en: 'This request took more than 30 seconds and was stopped. Narrow it (unit, year, wave) and try again.',
  },
  'cross-site': {
    status: 403,
    zh: '这个修改请求不是从明窗页面发出的，已拒绝。请回到明窗页面操作；用程序调用时请带请求头 x-mingchuang: 1。',
    en: 'This change was not sent from a Mingchuang page and was refused. Use the page; programs must send the header x-mingchuang: 1.',
  },
  'no-assignment': {
    status: 403,
    zh: '该账号还没有任何角色，不能使用系统。请联系安全管理员授予角色。',
    en: 'This account holds no role yet. Ask your administrator to assign one.',
  },
  'job-interrupted': {
    status: 500,
    zh: '服务器在作业完成前停止，作业没有生效。请重新发起。',
    en: 'The server stopped before this job was done; nothing was changed. Start it again.',
  },
  'rule-order': {
    status: 400,
    zh: '规则 {rules} 互相引用成环，无法确定计算顺序。请改成单向引用。',
    en: 'The rules {rules} refer to each other in a circle. Make the references one-way.',
  },
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof catalogue;
