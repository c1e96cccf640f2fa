/**
 * The words the demo is invented from: syllables of places, streets, surnames, given names, posts,
 * and a checklist. Pure data. Nothing here names a real bank, town or person; combinations known
 * to be real places are listed in `realPlaces` and never used.
 */
import type { ItemCategory } from '../inspection/model.ts';

export type ChecklistItem = {
  code: string;
  name: string;
  category: ItemCategory;
  /** 上级重点整治 from this day on; null = never. */
  keyFrom: string | null;
};

const list = (text: string) => text.split(/\s+/).filter((word) => word !== '');

export const placeHeads = list(`
  青 云 松 柳 梧 桐 枫 芦 荻 蓼 菱 芷 兰 蕙 杏 棠 榆 栎 樟 桂 鹭 鹤 雁 鸥
  霞 霁 岚 砚 墨 碧 翠 澄 漱 漪 玄 丹 紫 素 梓 楠 槿 苇 萤 鸢 珩 璞 筠 茗
`);
export const placeTails = list(`
  汀 坞 渚 屿 崖 墩 坪 涧 岫 汐 溆 垣 川 泽 渡 桥 湾 埠 浦 堤 圩 峪
  岭 泉 塘 溪 陂 洲 坂 矶 峦 沚 郭 岑 泊 畈 麓 澜 蒲 栈
`);
/** For provinces with more counties than two syllables can name. */
export const placePrefixes = list('上 下 东 西 南 北 大 小');

export const realPlaces = list(`
  青川 青浦 青岭 青泉 青塘 青溪 青洲 青岑 云溪 云岭 云泉 云浦 云川 松溪 松岭 松桥 松泉 松塘 柳溪 柳川
  柳泉 柳塘 柳湾 柳洲 梧溪 梧塘 桐溪 桐岭 桐泉 桐川 桐浦 枫桥 枫溪 枫岭 芦溪 芦岭 芦洲 芦塘 芦渡 荻浦
  荻港 菱塘 菱溪 兰溪 兰陂 兰泉 兰川 兰洲 兰塘 兰岭 杏溪 杏塘 杏花 棠溪 棠浦 榆泉 樟塘 樟溪 樟坪 桂溪 桂洲
  桂湾 桂塘 桂泉 桂岭 鹭洲 鹤峪 鹤溪 鹤岭 鹤塘 鹤浦 鹤洲 雁溪 雁塘 雁洲 雁岭 霞浦 霞溪 霞塘 丹溪 丹川 丹洲
  丹泉 丹桥 紫溪 紫泉 紫川 紫坪 碧溪 碧泉 碧洲 碧塘 翠溪 翠屏 澄溪 澄泽 澄洲 素溪 梓溪 梓川 墨溪 玄武 云墩
  苇泊 苇塘 茗溪 茗洲 楠溪 楠泉 翠峦 岚溪 漪汾 青郭 柳埠 桂畈 云麓 岭川 柳桥 青桥 青麓 青坪
`);

export const streets = list(`
  柳荫路 书香街 朝晖路 晚枫路 听雨巷 揽月街 望云路 采薇路 清音路 石榴街 槐安路 梅影路 竹径街 兰亭巷 橘园路
  荷风路 稻香路 麦浪街 桑榆路 银杏街 海棠路 丁香街 木棉路 桂子路 紫藤街 牵牛巷 蒹葭路 白露街 谷雨路 惊蛰路
  芒种街 小满路 霜降街 春分路 秋实路 夏荷街 冬青路 长亭街 短松路 古井巷 石桥街 水车路 磨坊街 染坊巷 灯市街
  琴台路 棋盘街 墨池路 画舫街 茶园路 药圃街 花市路 鱼市街 米市路 布市街 集贤路 崇文街 尚义路 守信街 敦睦路
`);

export const surnames = list(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧
  程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜
`);
export const givenHeads = list(`
  书 若 思 雨 晓 景 文 明 嘉 安 亦 子 知 清 语 星 沐 云 泽 承 雅 静 芷 映 宛 怀 慕 念 望 舒
`);
export const givenTails = list(`
  岚 宁 远 然 航 茹 恬 瑶 楠 棋 妍 涵 琛 睿 朗 筠 澜 桐 蔓 苒 霖 昀 舟 洲 禾 翎 荷 漪 川 言
`);

/** Of every outlet, the first four; then as many of the rest as the outlet has staff. */
export const outletPosts = list(
  '网点负责人 大堂经理 高柜柜员 保安 低柜柜员 高柜柜员 理财经理 大堂经理助理',
);
export const countyPosts = list(
  '行长 副行长 综合业务部经理 服务管理岗 服务检查岗 服务检查岗 申诉复核岗 内部审计岗',
);

/** The own county bank is always the same, whatever the seed: its names are quoted in the guide. */
export const ownPlace = {
  province: '云岭省',
  city: '青岚市',
  county: '松汀县',
  branches: [
    { name: '汀口', outlets: 6 },
    { name: '柳堤', outlets: 5 },
    { name: '雁坞', outlets: 4 },
    { name: '桐岫', outlets: 4 },
    { name: '鹭渚', outlets: 3 },
  ],
  direct: 2,
};

export const checklist: ChecklistItem[] = [
  { code: 'YJ-01', name: '门楣标识完整清洁', category: '硬件', keyFrom: null },
  { code: 'YJ-02', name: '营业时间牌公示准确', category: '硬件', keyFrom: null },
  { code: 'YJ-03', name: '无障碍通道畅通', category: '硬件', keyFrom: '2023-05-01' },
  { code: 'YJ-04', name: '自助设备正常运行', category: '硬件', keyFrom: null },
  { code: 'YJ-05', name: '自助服务区银联标识齐全', category: '硬件', keyFrom: null },
  { code: 'YJ-06', name: '自助服务区地面整洁', category: '硬件', keyFrom: null },
  { code: 'YJ-07', name: '叫号机可用且有纸', category: '硬件', keyFrom: null },
  { code: 'YJ-08', name: '一米线清晰', category: '硬件', keyFrom: '2023-03-01' },
  { code: 'YJ-09', name: '填单台用品齐全', category: '硬件', keyFrom: null },
  { code: 'YJ-10', name: '老花镜与便民箱可用', category: '硬件', keyFrom: null },
  { code: 'YJ-11', name: '客户座椅完好', category: '硬件', keyFrom: null },
  { code: 'YJ-12', name: '利率与汇率牌更新及时', category: '硬件', keyFrom: null },
  { code: 'YJ-13', name: '宣传折页摆放有序', category: '硬件', keyFrom: null },
  { code: 'YJ-14', name: '海报张贴规范', category: '硬件', keyFrom: null },
  { code: 'YJ-15', name: '意见簿与投诉电话公示', category: '硬件', keyFrom: '2023-09-01' },
  { code: 'YJ-16', name: '柜台物品定置定位', category: '硬件', keyFrom: null },
  { code: 'YJ-17', name: '照明与温度适宜', category: '硬件', keyFrom: null },
  { code: 'YJ-18', name: '卫生间整洁可用', category: '硬件', keyFrom: null },
  { code: 'RJ-01', name: '柜员举手招迎', category: '软件', keyFrom: '2023-05-01' },
  { code: 'RJ-02', name: '起身或微笑问候', category: '软件', keyFrom: null },
  { code: 'RJ-03', name: '双手接递', category: '软件', keyFrom: null },
  { code: 'RJ-04', name: '唱收唱付', category: '软件', keyFrom: null },
  { code: 'RJ-05', name: '提醒客户当面点清', category: '软件', keyFrom: null },
  { code: 'RJ-06', name: '礼貌送别', category: '软件', keyFrom: null },
  { code: 'RJ-07', name: '业务办理中不接打手机', category: '软件', keyFrom: '2023-05-01' },
  { code: 'RJ-08', name: '着装与发型规范', category: '软件', keyFrom: null },
  { code: 'RJ-09', name: '佩戴工号牌', category: '软件', keyFrom: null },
  { code: 'RJ-10', name: '大堂经理主动迎候', category: '软件', keyFrom: '2023-03-01' },
  { code: 'RJ-11', name: '大堂经理分流引导', category: '软件', keyFrom: null },
  { code: 'RJ-12', name: '大堂经理不离岗', category: '软件', keyFrom: '2023-09-01' },
  { code: 'RJ-13', name: '收费标准解答准确', category: '软件', keyFrom: null },
  { code: 'RJ-14', name: '业务咨询首问负责', category: '软件', keyFrom: null },
  { code: 'RJ-15', name: '等候时间解释安抚', category: '软件', keyFrom: null },
  { code: 'RJ-16', name: '特殊客户优先服务', category: '软件', keyFrom: null },
  { code: 'RJ-17', name: '请旁人在一米线外等候', category: '软件', keyFrom: null },
  { code: 'RJ-18', name: '保安站姿与巡查', category: '软件', keyFrom: null },
  { code: 'RJ-19', name: '保安协助维持秩序', category: '软件', keyFrom: null },
  { code: 'RJ-20', name: '暂停服务摆放提示牌', category: '软件', keyFrom: null },
  { code: 'RJ-21', name: '不与客户争执', category: '软件', keyFrom: null },
  { code: 'RJ-22', name: '营业前准备完成', category: '软件', keyFrom: null },
];
