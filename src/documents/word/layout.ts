/**
 * 党政机关公文格式 GB/T 9704—2012, as measures Word understands: A4, margins 37 and 28 mm, a text area
 * of 156 × 225 mm holding 22 lines of 28 characters in 三号. Lengths in twips (1/20 pt), sizes in half-points.
 */
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    left: twips(28),
    right: twips(210 - 28 - 156),
    bottom: twips(297 - 37 - 225),
    header: twips(15),
    // 7 mm below the text area stands the page number.
    footer: twips(297 - 37 - 225 - 7 - 5),
  },
};

/** 22 lines in 225 mm. */
export const linePitch = Math.floor(twips(225) / 22);
/** What each character gives way, in 1/4096 pt, so that 28 of them fill 156 mm. */
export const charSpace = Math.round((twips(156) / 20 / 28 - 16) * 4096);

/** 三号 16 pt, 二号 22 pt, 四号 14 pt, 六号 7.5 pt. */
export const size = { body: 32, title: 44, page: 28, table: 28, foot: 15 } as const;
/** One character of 三号. */
export const character = 320;

/** The names under which Chinese offices have these fonts installed. */
const face = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
export const fonts = {
  body: face('仿宋_GB2312'),
  title: face('方正小标宋简体'),
  first: face('黑体'),
  second: face('楷体_GB2312'),
  page: face('宋体'),
};
