/**
 * Words that passwords are made of most often, as they are tried first: our own list, from the habits
 * that are known everywhere (numbers, keyboard walks, English words) and here (pinyin, lucky numbers,
 * banks and their telephone numbers). With what password-rules.ts takes off first (digits and signs at
 * both ends, 0 for o, @ for a …) each stands for thousands of passwords.
 */
const text = `
password passwd pass word pwd mima admin administrator root guest test demo user login welcome
letmein master super system sysadmin manager server oracle mysql postgres redis linux windows
default changeme secret access private public security computer internet network office
qwerty qwertyuiop asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qwe qweasd qweasdzxc qazwsx qazwsxedc
qaz wsx edc rfv tgb plm okn iqaz zaq xsw abc abcd abcde abcdef abcdefg aaa aaaa bbb xxx zzz
iloveyou loveyou love lovely lover forever sunshine princess dragon monkey shadow football
baseball superman batman michael jordan hello world freedom whatever trust star apple google
samsung huawei xiaomi oppo vivo lenovo tencent alibaba baidu weixin wechat taobao alipay
woaini woaiwo woaizhongguo woaijia woaiwojia aini ainiyiwannian nihao zhongguo beijing shanghai
tianjin chongqing guangzhou shenzhen hangzhou nanjing wuhan chengdu xian zhejiang jiangsu
guangdong shandong henan sichuan hunan hubei anhui fujian yinhang youchu youzheng chuxu gongshang
nongye jianshe jiaotong zhaoshang nonghang gonghang jianhang zhonghang jiaohang zhaohang
psbc icbc abcbank ccb boc bocom cmb citic cmbc spdb cebbank bank banker mingchuang fuwu kefu
guanliyuan xitong anquan shenji yonghu denglu ceshi kaoshi gongzuo shouji dianhua
zhangsan lisi wangwu zhaoliu xiaoming xiaohong baobao baobei laopo laogong mama baba erzi nver
jiejie didi meimei gege tiankong dahai yangguang kuaile xingfu pingan jiankang facai gongxi
wangluo diannao caonima shabi wocao buzhidao wangjile suibian meiyou
spring summer autumn winter january february march april june july august september october
november december monday friday sunday chuntian xiatian qiutian dongtian
`;

export const commonWords: ReadonlySet<string> = new Set(text.trim().split(/\s+/));

/** Runs of digits that are no secret wherever they stand; also read backwards. */
export const commonDigits = [
  '0123456789',
  '1234567890',
  '11223344',
  '112233',
  '123123',
  '121212',
  '123321',
  '147258369',
  '1472583690',
  '159357',
  '741852963',
  '5201314',
  '1314520',
  '5211314',
  '520520',
  '1314',
  '7758521',
  '7758258',
  '95580',
  '95588',
  '95599',
  '95533',
  '95566',
  '95559',
  '95555',
  '12315',
  '10086',
];
