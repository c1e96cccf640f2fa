/** 二级导航：各页的名字，不论打开的是哪一页都要看得到，所以随首屏加载。 */
export const nav = {
  scores: '检查成绩',
  complaints: '投诉',
  exposures: '曝光',
  tickets: '现场处罚',
  draws: '抽取',
  rounds: '检查批次',
  visits: '检查单',
  clips: '录像调取',
  standards: '检查标准',
  reliability: '评分信度',
  imports: '导入',
  mySettings: '我的设置',
  calendar: '工作日历',
  audit: '审计日志',
};
