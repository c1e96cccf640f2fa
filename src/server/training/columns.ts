/** Columns that the sheets of 培训与晨会 share. */
import type { RollRow } from '../../contract/training.ts';

export const day = (title: string) => ({ title, width: 12, kind: 'date' as const });
export const number = (title: string) => ({ title, kind: 'number' as const });
export const outlet = [
  { title: '网点编码', width: 14 },
  { title: '网点', width: 24 },
];
export const person = [
  ...outlet,
  { title: '工号', width: 12 },
  { title: '姓名' },
  { title: '岗位' },
];
export type Person = { staffNo: string; name: string; post: string };
export const personCells = (unit: RollRow['unit'], { staffNo, name, post }: Person) => [
  unit.code,
  unit.name,
  staffNo,
  name,
  post,
];
export const percent = ({ right, answers }: { right: number; answers: number }) =>
  answers === 0 ? null : Math.round((right / answers) * 1000) / 10;
