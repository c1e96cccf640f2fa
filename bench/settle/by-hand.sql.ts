/**
 * The limit: the same settlement as one statement by hand, rules R04–R17 in their default readings.
 * No plan, no readings, no formulas: what a good SQL developer would write for this one plan and
 * this one year, with the same inputs kept beside each amount. It makes the table `by_hand`.
 */
export const byHand = `
set local jit = off;
set local work_mem = '64MB';
create temp table by_hand on commit drop as
with recursive place as (
  select u.id, u.unit_no, u.code, u.level, null::bigint as branch_id, null::text as branch, null::bigint as county_id, null::text as county
  from unit u where u.parent_id is null
  union all
  select u.id, u.unit_no, u.code, u.level,
    case when u.level = '支行' then u.id else p.branch_id end, case when u.level = '支行' then u.code else p.branch end,
    case when u.level = '县行' then u.id else p.county_id end, case when u.level = '县行' then u.code else p.county end
  from unit u join place p on u.parent_id = p.id),
lost as (
  select inspection_id, sum(points) filter (where category = '硬件') as hardware, sum(points) filter (where is_key or repeated) as doubled
  from deduction
  group by inspection_id),
visit as materialized (
  select i.id, i.unit_id, i.unit_no, i.wave, i.visited_on, i.score, p.code, p.branch_id, p.branch, p.county_id, p.county,
    case when i.visited_on <= '2023-04-30' then '第一阶段' when i.visited_on <= '2023-08-31' then '第二阶段' else '第三阶段' end as phase,
    case when i.visited_on <= '2023-04-30' then 92 when i.visited_on <= '2023-08-31' then 95 else 98 end::numeric as target,
    r.province_visited - r.province_place + 1 as last_in_province, r.province_visited as visited_in_province,
    r.city_place as place, r.city_visited - r.city_place + 1 as last_in_city, r.city_visited as visited_in_city,
    l.hardware, l.doubled
  from inspection i
  join place p on p.id = i.unit_id
  join ranking r on r.inspection_id = i.id
  left join lost l on l.inspection_id = i.id
  where i.kind = '省行神秘人' and i.visited_on between '2023-01-01' and '2023-12-31'),
year as (
  select p.id, p.unit_no, p.code, q.visits, q1, q2, q3, q4, coalesce(c.assessed, 0) as assessed
  from place p
  join (select unit_id, count(*) as visits,
      max(score) filter (where wave like '%Q1') as q1, max(score) filter (where wave like '%Q2') as q2,
      max(score) filter (where wave like '%Q3') as q3, max(score) filter (where wave like '%Q4') as q4
    from visit group by unit_id) q on q.unit_id = p.id
  left join (select unit_id, count(*) as assessed from complaint
    where assessed and happened_on between '2023-01-01' and '2023-12-31' group by unit_id) c on c.unit_id = p.id
  where p.level = '网点'),
slip as (
  select t.*, p.code,
    case when offender = '' then 0 else count(*) over (partition by t.unit_id, offender, clause order by happened_on, sequence) - 1 end as earlier
  from ticket t join place p on p.id = t.unit_id where happened_on between '2023-01-01' and '2023-12-31'),
missed as materialized (
  select *, -(1000 + (target - score) * 200) as amount from visit where phase <> '第三阶段' and score < target
  union all
  select *, -(case when last_in_province <= 100 then 2000 else 1000 end + (98 - score) * 200) from visit
  where phase = '第三阶段' and score < 98 and last_in_province <= 200),
line as (
  select 'C3-R04' as rule_id, id as unit_id, unit_no, 'year' as fact_kind, 2023::bigint as fact_id, null::text as wave, null::date as happened_on,
    case when q2 >= 98 and q3 >= 98 then case when q1 >= 98 then 900 else 600 end else 300 end::numeric as amount,
    id as payer_id, '奖励' as kind, '{"A": "continuous"}'::jsonb as reading,
    jsonb_build_object('机构编码', code, '一季度得分', trim_scale(q1)::text, '二季度得分', trim_scale(q2)::text, '三季度得分', trim_scale(q3)::text, '四季度得分', trim_scale(q4)::text) as inputs
  from year where q4 >= 98 and q3 >= 98
  union all
  select 'C3-R05', unit_id, unit_no, 'visit', id, wave, visited_on, 500, unit_id, '奖励', '{"A1": "wave", "A2": "both", "全区": "市行"}',
    jsonb_build_object('机构编码', code, '得分', trim_scale(score)::text, '目标分', target::text, '全区名次', place::text, '全区受检网点数', visited_in_city::text)
  from visit where score >= target and place <= 2
  union all
  select 'C3-R06', id, unit_no, 'year', 2023, null, null, 500, id, '奖励', '{}',
    jsonb_build_object('机构编码', code, '受检次数', visits::text, '考核工单数', assessed::text)
  from year where assessed = 0
  union all
  select 'C3-R07', unit_id, unit_no, 'visit', id, wave, visited_on, amount, unit_id, '单位考核', '{"A": "pro-rata"}',
    jsonb_build_object('机构编码', code, '得分', trim_scale(score)::text, '目标分', target::text, '阶段', phase)
  from missed where phase <> '第三阶段'
  union all
  select 'C3-R08', unit_id, unit_no, 'visit', id, wave, visited_on, amount, coalesce(branch_id, county_id), '单位考核', '{"A1": "no", "A2": "yes", "A3": "branch"}',
    jsonb_build_object('得分', trim_scale(score)::text, '阶段', phase, '县行编码', county, '支行编码', branch,
      '全省倒数名次', last_in_province::text, '全省受检网点数', visited_in_province::text)
  from missed where phase = '第三阶段'
  union all
  select 'C3-R09', unit_id, unit_no, 'visit', id, wave, visited_on, case when last_in_city = 1 then -500 else -300 end, unit_id, '单位考核',
    '{"A1": "last-500", "A2": "once", "全区": "市行"}',
    jsonb_build_object('机构编码', code, '得分', trim_scale(score)::text, '目标分', target::text, '全区倒数名次', last_in_city::text, '全区受检网点数', visited_in_city::text)
  from visit where last_in_city <= 2
  union all
  select 'C3-R10', unit_id, unit_no, 'visit', id, wave, visited_on, -200 * least(doubled, target - score), unit_id, '单位考核', '{"A": "points"}',
    jsonb_build_object('机构编码', code, '得分', trim_scale(score)::text, '目标分', target::text, '达标考核', trim_scale(amount)::text, '重点重复扣分', trim_scale(doubled)::text)
  from missed where doubled > 0
  union all
  select 'C3-' || clause, unit_id, unit_no, 'ticket', id, null, happened_on,
    -coalesce(amount, case clause when 'R12' then 100 * times when 'R16' then case when earlier > 0 then 500 else 200 end * points else 100 end),
    unit_id, '个人绩效扣减', case when clause = 'R13' then '{"A": "outlet"}' else '{}' end::jsonb,
    jsonb_build_object('机构编码', code, '条款', clause, '责任人', nullif(offender, ''), '核定金额', trim_scale(amount)::text)
      || case clause when 'R12' then jsonb_build_object('次数', times::text)
        when 'R16' then jsonb_build_object('处罚扣分', trim_scale(points)::text, '此前同条处罚', earlier::text) else '{}' end
  from slip where clause in ('R11', 'R12', 'R13', 'R16')
  union all
  select 'C3-R14', c.unit_id, c.unit_no, 'complaint', c.id, null, c.happened_on, -coalesce(c.amount, 200), c.unit_id, '单位考核', '{}',
    jsonb_build_object('机构编码', p.code, '有理由', c.justified, '主观原因', c.subjective, '核定金额', trim_scale(c.amount)::text)
  from complaint c join place p on p.id = c.unit_id where justified and subjective and happened_on between '2023-01-01' and '2023-12-31'
  union all
  select 'C3-R15', e.unit_id, e.unit_no, 'exposure', e.id, null, e.happened_on,
    -case e.level when '县' then 1000 when '市' then 3000 when '省' then 6000 else 10000 end, e.unit_id, '单位考核', '{}',
    jsonb_build_object('机构编码', p.code, '查实', e.verified, '曝光级别', e.level)
  from exposure e join place p on p.id = e.unit_id where verified and happened_on between '2023-01-01' and '2023-12-31'
  union all
  select 'C3-R17', unit_id, unit_no, 'visit', id, wave, visited_on, -200 * hardware, unit_id, '单位考核', '{}',
    jsonb_build_object('机构编码', code, '检查日期', visited_on::text, '硬件扣分', trim_scale(hardware)::text)
  from visit where visited_on >= '2023-05-01' and hardware > 0)
select rule_id, unit_id, unit_no, fact_kind, fact_id, wave,
  case when happened_on <= '2023-04-30' then '第一阶段' when happened_on <= '2023-08-31' then '第二阶段' when happened_on is not null then '第三阶段' end as phase,
  happened_on, round(amount, 2)::numeric(14, 2) as amount, payer_id, kind, reading, inputs
from line where amount <> 0`;

/** The writing of the lines, plainly: nothing is compared with what stands in the ledger. */
export const writeByHand = `
insert into ledger_line (unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, wave, phase,
  happened_on, fact_kind, fact_id, amount, kind, reading, inputs, settled_by)
select unit_id, unit_no, 1, 1, 1, rule_id, payer_id, wave, phase, happened_on, fact_kind, fact_id, amount, kind, reading, inputs, 'by hand'
from by_hand order by unit_id, rule_id`;

/** Lines that one side has and the other has not, in every column; 0 when the two settlements agree. */
const columns =
  'rule_id, unit_id, unit_no, fact_kind, fact_id, wave, phase, happened_on, amount, payer_id, kind, reading, inputs';
export const countDifferences = `select
  (select count(*) from (select ${columns} from candidate except all select ${columns} from by_hand) d)
  + (select count(*) from (select ${columns} from by_hand except all select ${columns} from candidate) d) as n`;
