/** The part of the register about training, placed things and good deeds. */
import { kept, official, until, type Kept } from './register-words.ts';

export const conduct: Record<string, Kept | null> = {
  training_session: {
    title: '培训安排',
    name: ['created_by'],
    shows: ['title', 'held_on'],
    ...official,
  },
  training_attendance: {
    title: '到训',
    person: ['person_id'],
    name: ['recorded_by'],
    shows: ['session_id', 'state', 'reason', 'recorded_at'],
    wiped: { reason: `''` },
  },
  quiz_question: {
    title: '题库',
    name: ['created_by'],
    shows: ['question', 'created_at'],
    ...official,
  },
  quiz: { title: '抽问', name: ['created_by'], shows: ['title', 'held_on'], ...official },
  quiz_answer: {
    title: '抽问成绩',
    person: ['person_id'],
    name: ['recorded_by'],
    shows: ['quiz_id', 'is_right', 'recorded_at'],
    wiped: {},
  },
  morning_meeting: {
    title: '晨会',
    account: ['created_by_id'],
    name: ['created_by'],
    other: ['participants'],
    shows: ['day', 'drill', 'note'],
    ...official,
  },
  essay_order: { title: '心得征集', name: ['created_by'], shows: ['title'], ...official },
  essay: {
    title: '心得',
    person: ['person_id'],
    other: ['body', 'file'],
    shows: ['order_id', 'body', 'handed_at'],
    wiped: { body: `''`, file: 'null' },
  },
  placement: {
    title: '定置物品',
    name: ['updated_by'],
    shows: ['name', 'state', 'updated_at'],
    ...official,
  },
  placement_request: {
    title: '补充申请',
    account: ['asked_by_id'],
    name: ['asked_by', 'closed_by'],
    shows: ['reason', 'asked_at', 'state'],
    ...official,
  },
  deed: {
    title: '好人好事',
    account: ['reported_by_id'],
    name: ['person', 'reported_by', 'decided_by'],
    shows: ['happened_on', 'person', 'title', 'story', 'state'],
    ...kept('奖励兑现的依据', until.labour),
  },
};
