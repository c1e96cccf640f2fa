/**
 * 整改设置 as data: which deductions open a rectification, how long it may take, what proves it, and who
 * hears of an overdue one. A unit's own settings hold for all below it until a lower unit has its own.
 */
import type { ItemCategory } from '../inspection/model.ts';
import type { Role } from '../organisation/model.ts';

export type LadderStep = { afterDays: number; role: Role };
export type RectificationSettings = {
  enabled: boolean;
  /** Deductions from so many points on; repeated ones and 上级重点 always. */
  fromPoints: string;
  categories: ItemCategory[];
  /** 有理由投诉 open one too. */
  complaints: boolean;
  /** Working days to mend it. */
  workingDays: Record<ItemCategory, number>;
  cleanVisits: number;
  complaintWeeks: number;
  /** Below the phase target: notice, drill the same evening, next 晨会 (C3-R21). */
  drills: boolean;
  /** 逾期提级: from how many days after the due day on which role is told, nearest first. */
  ladder: LadderStep[];
};

/**
 * Three clean visits: if a problem that is still there is found by six visits in ten, and a mended one
 * is wrongly found by one in fifty, 已验证 is right in more than nine cases of ten either way
 * (effectiveness.ts; docs/decisions).
 */
export const defaultSettings: RectificationSettings = {
  enabled: true,
  fromPoints: '0.01',
  categories: ['硬件', '软件'],
  complaints: true,
  workingDays: { 硬件: 15, 软件: 5 },
  cleanVisits: 3,
  complaintWeeks: 8,
  drills: true,
  ladder: [
    { afterDays: 0, role: 'outlet-head' },
    { afterDays: 3, role: 'service-admin' },
    { afterDays: 7, role: 'leading-group' },
  ],
};

const day = 86_400_000;

/** How many steps of the ladder an unfinished rectification has climbed; 0 = not overdue. Times in ms; `dueAt` is the first that is late. */
export const escalationLevel = (
  ladder: readonly LadderStep[],
  dueAt: number,
  now: number,
): number => ladder.filter(({ afterDays }) => now >= dueAt + afterDays * day).length;

/** Who has been told at a level, nearest first. */
export const toldAt = (ladder: readonly LadderStep[], level: number): Role[] =>
  ladder.slice(0, level).map(({ role }) => role);

/** From which step of the ladder on a role is told; 0 = never. */
export const toldFrom = (ladder: readonly LadderStep[], role: Role): number =>
  ladder.findIndex((step) => step.role === role) + 1;
