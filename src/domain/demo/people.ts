/** The people of the own county bank, and the accounts that the demo is entered with. */
import type { Role } from '../organisation/model.ts';
import type { Province } from './province.ts';
import { dice, type Dice } from './random.ts';
import { countyPosts, givenHeads, givenTails, outletPosts, surnames } from './tables.ts';
import { digits } from './values.ts';
import { storyOutlets } from './visits.ts';

export type DemoPerson = { staffNo: string; name: string; post: string; unitCode: string };
export type DemoAccount = {
  username: string;
  name: string;
  role: Role;
  unitCode: string;
  personStaffNo?: string;
};

/** County staff first, then 4–8 people an outlet; no two of them share a name. */
export function buildPeople(seed: number, province: Province): DemoPerson[] {
  const roll = dice(seed, 'people');
  const name = personNames(roll);
  const people: DemoPerson[] = [];
  const hire = (unitCode: string, post: string) => {
    const staffNo = `2${digits(people.length + 1, 5)}`;
    people.push({ staffNo, name: name(), post, unitCode });
  };
  for (const post of countyPosts) hire(province.ownCounty, post);
  for (const outlet of province.outlets) {
    if (outlet.county !== province.ownCounty) continue;
    for (const post of outletPosts.slice(0, roll.whole(4, 8))) hire(outlet.code, post);
  }
  return people;
}

/** One account a role, plus one in another county and one at the province. */
export function buildAccounts(
  seed: number,
  province: Province,
  people: readonly DemoPerson[],
): DemoAccount[] {
  const name = personNames(dice(seed, 'accounts'), people);
  const { ownCounty } = province;
  const outlet = province.outlets.filter((one) => one.county === ownCounty)[storyOutlets.improving];
  const root = province.units[0];
  if (outlet === undefined || root === undefined) throw new RangeError('a province without units');
  const held = (username: string, role: Role, unitCode: string, post: string): DemoAccount => {
    const person = people.find((one) => one.unitCode === unitCode && one.post === post);
    if (person === undefined) throw new RangeError(`nobody is ${post} at ${unitCode}`);
    return { username, name: person.name, role, unitCode, personStaffNo: person.staffNo };
  };
  const outside = (username: string, role: Role, unitCode: string): DemoAccount => {
    return { username, name: name(), role, unitCode };
  };
  // The level above the county hears its appeals, the province those that go further.
  const city = province.units.find((one) => one.code === ownCounty)?.parentCode;
  if (city === undefined || city === null) throw new RangeError('a county without a city');
  return [
    outside('admin', 'system-admin', root.code),
    held('service', 'service-admin', ownCounty, '服务管理岗'),
    held('leader', 'leading-group', ownCounty, '行长'),
    held('head', 'outlet-head', outlet.code, '网点负责人'),
    held('inspector', 'inspector', ownCounty, '服务检查岗'),
    held('reviewer', 'reviewer', ownCounty, '申诉复核岗'),
    held('staff', 'staff', outlet.code, '高柜柜员'),
    outside('visitor', 'outside-inspector', ownCounty),
    held('auditor', 'auditor', ownCounty, '内部审计岗'),
    outside('other', 'service-admin', province.otherCounty),
    outside('province', 'service-admin', root.code),
    outside('city', 'reviewer', city),
    outside('upper', 'reviewer', root.code),
    outside('security', 'security-admin', root.code),
    outside('audit', 'audit-admin', root.code),
  ];
}

function personNames(roll: Dice, known: readonly DemoPerson[] = []): () => string {
  const taken = new Set(known.map((person) => person.name));
  return () => {
    for (;;) {
      const name = roll.pick(surnames) + roll.pick(givenHeads) + roll.pick(givenTails);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}
