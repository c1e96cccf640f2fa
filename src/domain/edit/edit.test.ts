import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashesOf, differences, isSame, valueAt, withValue } from './index.ts';

describe('差别', () => {
  it('到人改的那一项为止；行数变了的清单算一项', () => {
    const before = {
      name: '甲',
      posts: ['柜员'],
      rows: [
        { id: 1, n: 1 },
        { id: 2, n: 2 },
      ],
    };
    const after = {
      name: '乙',
      posts: ['柜员', '大堂'],
      rows: [
        { id: 1, n: 1 },
        { id: 2, n: 3 },
      ],
    };
    expect(differences(before, after)).toEqual([
      { path: ['name'], before: '甲', after: '乙' },
      { path: ['posts'], before: ['柜员'], after: ['柜员', '大堂'] },
      { path: ['rows', 1, 'n'], before: 2, after: 3 },
    ]);
    const [grown] = differences({ rows: [] }, { rows: [{ id: 1 }] });
    expect(grown).toEqual({ path: ['rows'], before: [], after: [{ id: 1 }] });
  });

  it('没有和空值是一回事，键的先后无关', () => {
    expect(differences({ a: null, b: 1 }, { b: 1 })).toEqual([]);
    expect(isSame({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  });

  it('按差别一项项改过去，就成了后来的样子', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 2 },
        fc.integer(),
        fc.string(),
        fc.boolean(),
        tie('object'),
        tie('rows'),
      ),
      object: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('any'), { maxKeys: 3 }),
      rows: fc.array(tie('object'), { maxLength: 3 }),
    }));
    fc.assert(
      fc.property(value.object, value.object, (before, after) => {
        const walked = differences(before, after).reduce<unknown>(
          (all, { path, after: next }) => withValue(all, path, next),
          before,
        );
        expect(isSame(walked, after)).toBe(true);
      }),
    );
  });
});

describe('冲突', () => {
  const at = '2026-01-01T00:00:00Z';
  const edit = (by: string, before: object, after: object) => ({
    by,
    at,
    changes: differences(before, after),
  });

  it('原来、我的、对方的；没有发来的当作没动；改了两次的以最早的为原来', () => {
    const edits = [
      edit('甲', { name: '一', note: '' }, { name: '二', note: '' }),
      edit('乙', { name: '二', note: '' }, { name: '三', note: '注' }),
    ];
    expect(clashesOf(edits, { name: '三', note: '注' }, { name: '我' })).toEqual([
      { path: ['name'], before: '一', mine: '我', theirs: '三', by: '乙', at },
      { path: ['note'], before: '', mine: '', theirs: '注', by: '乙', at },
    ]);
  });

  it('先改了一行、后来行数又变：只说整张清单', () => {
    const edits = [
      edit('甲', { rows: [{ n: 1 }] }, { rows: [{ n: 2 }] }),
      edit('乙', { rows: [{ n: 2 }] }, { rows: [] }),
    ];
    const clashes = clashesOf(edits, { rows: [] }, { rows: [{ n: 9 }] });
    expect(clashes.map(({ path }) => path)).toEqual([['rows']]);
    expect(valueAt({ rows: [{ n: 9 }] }, ['rows', 0, 'n'])).toBe(9);
  });
});
