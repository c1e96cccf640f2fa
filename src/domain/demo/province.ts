/** The unit tree of the invented province: 省行, 市行, 县行, 支行, 网点, with codes and names. */
import type { UnitRow } from '../organisation/model.ts';
import { dice, type Dice } from './random.ts';
import { ownPlace, placeHeads, placePrefixes, placeTails, realPlaces, streets } from './tables.ts';
import { digits } from './values.ts';

export type Province = {
  units: UnitRow[];
  /** Outlets in the order of the tree, each with what its scores depend on. */
  outlets: { code: string; city: number; county: string }[];
  ownCounty: string;
  otherCounty: string;
};

type County = { code: string; name: string; city: number; size: number; own: boolean };

const ownOutlets =
  ownPlace.direct + ownPlace.branches.reduce((sum, branch) => sum + branch.outlets, 0);

/**
 * Codes have ten digits: 97 省, then 市 2, 县 2, 支行 2, 网点 2; 00 where a level is left out.
 * The own county is the second of the first city; the other county is the one after it.
 */
export function buildProvince(seed: number, outlets: number): Province {
  const roll = dice(seed, 'province');
  const names = placeNames(roll);
  const root = '9700000000';
  const units: UnitRow[] = [unit(root, `${ownPlace.province}分行`, '省行', null)];
  const province: Province = { units, outlets: [], ownCounty: '', otherCounty: '' };
  const counties = planCounties(roll, outlets);
  counties.forEach((city, at) => {
    const code = `97${digits(at + 1, 2)}000000`;
    const name = at === 0 ? ownPlace.city : `${names()}市`;
    units.push(unit(code, `${name}分行`, '市行', root));
    city.forEach((size, place) => {
      const own = at === 0 && place === 1;
      const countyName = own ? ownPlace.county : `${names()}县`;
      const countyCode = `${code.slice(0, 4)}${digits(place + 1, 2)}0000`;
      if (own) province.ownCounty = countyCode;
      if (at === 0 && place === 2) province.otherCounty = countyCode;
      units.push(unit(countyCode, `${countyName}支行`, '县行', code));
      addCounty(province, roll, { code: countyCode, name: countyName, city: at, size, own });
    });
  });
  return province;
}

/** Sizes of the counties, city by city; the sizes add up to `outlets` (at least 3 a county). */
function planCounties(roll: Dice, outlets: number): number[][] {
  const total = Math.max(6, Math.round(outlets / 30));
  const cities = Math.max(2, Math.round(13 * Math.sqrt(outlets / 2400)));
  const perCity = Array.from({ length: cities }, (_, at) =>
    Math.max(
      at === 0 ? 3 : 1,
      Math.floor(((at + 1) * total) / cities) - Math.floor((at * total) / cities),
    ),
  );
  const weights = perCity.map((count) => Array.from({ length: count }, () => 0.5 + roll.next()));
  (weights[0] as number[])[1] = 0;
  const sum = weights.flat().reduce((all, weight) => all + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((city) =>
    city.map((weight) => {
      if (weight === 0) return ownOutlets;
      reached += (weight / sum) * (outlets - ownOutlets);
      const size = Math.max(3, Math.round(reached) - given);
      given += size;
      return size;
    }),
  );
}

function addCounty(province: Province, roll: Dice, county: County): void {
  const streetNames = streetsOf(roll);
  const { branches, direct } = county.own ? ownPlace : planBranches(roll, county.size);
  const addOutlet = (parent: string, number: number, name: string) => {
    const code = `${parent.slice(0, 8)}${digits(number, 2)}`;
    province.units.push({ ...unit(code, name, '网点', parent), queueMachine: queueMachine(roll) });
    province.outlets.push({ code, city: county.city, county: county.code });
  };
  branches.forEach((branch, at) => {
    const code = `${county.code.slice(0, 6)}${digits(at + 1, 2)}00`;
    province.units.push(unit(code, `${branch.name}支行`, '支行', county.code));
    addOutlet(code, 1, `${branch.name}支行营业部`);
    for (let number = 2; number <= branch.outlets; number++) {
      addOutlet(code, number, `${streetNames()}网点`);
    }
  });
  for (let number = 1; number <= direct; number++) {
    addOutlet(
      county.code,
      number,
      number === 1 ? `${county.name}支行营业部` : `${streetNames()}网点`,
    );
  }
}

/** Some counties have outlets only below 支行, some only directly below the 县行, some both. */
function planBranches(roll: Dice, size: number) {
  const kind = roll.next();
  const direct =
    kind < 0.15 || size < 6 ? size : kind < 0.5 ? roll.whole(1, Math.min(4, size - 3)) : 0;
  const names = placeNames(roll);
  const branches: { name: string; outlets: number }[] = [];
  let left = size - direct;
  while (left > 0) {
    const wanted = roll.whole(3, 8);
    const outlets = left <= 5 || left === wanted ? left : Math.min(wanted, left - 3);
    branches.push({ name: names(), outlets });
    left -= outlets;
  }
  return { branches, direct };
}

/** An endless supply of place names, none twice, none known to be real or used by the own county. */
function placeNames(roll: Dice): () => string {
  const taken = new Set([...realPlaces, ...ownPlace.branches.map((branch) => branch.name)]);
  for (const name of [ownPlace.province, ownPlace.city, ownPlace.county])
    taken.add(name.slice(0, 2));
  return () => {
    for (let misses = 0; ; misses++) {
      // After many misses the two-syllable names are nearly used up: lengthen them.
      const prefix = misses > 500 ? roll.pick(placePrefixes) : '';
      const name = prefix + roll.pick(placeHeads) + roll.pick(placeTails);
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
}

/** Streets of one county; a county with more outlets than streets gets 东、西 … parts of them. */
function streetsOf(roll: Dice): () => string {
  const order = roll.shuffle(streets);
  const parts = ['', ...placePrefixes];
  let used = 0;
  return () => {
    const part = parts[Math.floor(used / order.length) % parts.length] as string;
    const street = order[used % order.length] as string;
    used += 1;
    return `${part}${street}`;
  };
}

function queueMachine(roll: Dice): boolean | null {
  const said = roll.next();
  return said < 0.6 ? true : said < 0.9 ? false : null;
}

function unit(
  code: string,
  name: string,
  level: UnitRow['level'],
  parentCode: string | null,
): UnitRow {
  return { code, name, level, parentCode, queueMachine: null };
}
