/** 登录后回到的地址：只能是自己的页面. */
import { expect, it } from 'vitest';
import { isOwnPath } from './own-path.ts';

it.each(['/', '/ledger?page=2', '/people?search=%E7%8E%8B', '/plans/3#R04', '/.//x'])(
  '自己的：%j',
  (path) => expect(isOwnPath(path)).toBe(true),
);
it.each([
  '',
  'ledger',
  '//evil',
  '/\\evil',
  '/\t/evil',
  '/\n/evil',
  '/ /evil',
  '/王',
  'https://evil',
])('不是，或放不进响应头：%j', (path) => expect(isOwnPath(path)).toBe(false));
