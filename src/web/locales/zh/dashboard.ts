/** 工作台。 */
export const dashboard = {
  title: '工作台',
  hello: '{{name}}，您好',
  tasks: '等我处理',
  noTasks: '没有待办，一切就绪。',
  recent: '最近动态',
  trend: '平均分与阶段目标',
  trendSummary: '{{wave}}平均 {{mean}} 分。',
  mean: '平均分',
  target: '阶段目标',
  lowest: '最低',
  highest: '最高',
  wave: '波次',
  visited: '受检网点',
  begin: '{{n}} 步开始使用',
  beginHint: '完成后，每个网点都能看到自己的名次、奖励、考核和依据。',
  stepDone: '已完成',
  step: {
    imported: {
      title: '导入数据',
      hint: '把机构、检查得分、扣分、投诉等填进 Excel 模板，上传并核对。',
    },
    published: { title: '发布方案', hint: '核对条款、规则和读法，发布后据此结算。' },
    units: {
      title: '建立机构',
      hint: '逐级新增分行、支行和网点；也可以只建到分行，其余由服务管理员从 Excel 导入。',
    },
    administrators: {
      title: '设立安全管理员和审计管理员',
      hint: '三员分立：账号由安全管理员管，审计由审计管理员看，各由不同的人担任。',
    },
    people: {
      title: '新增人员',
      hint: '先登记一位负责服务工作的人；安全管理员据此为其建立账号。',
    },
    accounts: {
      title: '建立账号',
      hint: '在人员里先为一位服务管理员建立账号；此后由其导入数据、发布方案和结算。',
    },
    settled: { title: '结算', hint: '算出每一笔奖励和考核，先是草稿，公布后网点可见。' },
  },
};
