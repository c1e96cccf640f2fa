/** The bank's directory for tests: a real slapd with a few people and groups. */
import { Attribute, Change, Client } from 'ldapts';
import { startSlapd } from '../../scripts/slapd.ts';

const suffix = 'dc=bank,dc=test';
export const personDn = (uid: string) => `uid=${uid},ou=people,${suffix}`;
export const groupDn = (name: string) => `cn=${name},ou=groups,${suffix}`;

const people = [
  { uid: 'li.ming', cn: '李明', employeeNumber: 'D1001', password: '李明的域密码-1' },
  { uid: 'wang.fang', cn: '王芳', employeeNumber: 'D1002', password: '王芳的域密码-2' },
  { uid: 'sheng.sec', cn: '冒名', employeeNumber: 'D1003', password: '冒名的域密码-3' },
  { uid: 'zhao.liu', cn: '赵六', employeeNumber: 'D1004', password: '赵六的域密码-5' },
  { uid: 'wd.head', cn: '王七', employeeNumber: 'S-wd.head', password: '王七的域密码-4' },
];
export const directoryPassword = (uid: string) => people.find((one) => one.uid === uid)!.password;

const groups = { heads: ['li.ming'], staff: ['li.ming', 'wang.fang'], audit: ['wang.fang'] };

export type BankDirectory = Awaited<ReturnType<typeof startDirectory>>;

export async function startDirectory() {
  const server = await startSlapd(suffix);
  const client = new Client({ url: server.url });
  await client.bind(server.adminDn, server.password);
  await client.add(suffix, { objectClass: ['dcObject', 'organization'], dc: 'bank', o: '银行' });
  for (const ou of ['people', 'groups'])
    await client.add(`ou=${ou},${suffix}`, { objectClass: 'organizationalUnit', ou });
  for (const { uid, cn, employeeNumber, password: userPassword } of people)
    await client.add(personDn(uid), {
      objectClass: 'inetOrgPerson',
      uid,
      cn,
      sn: cn,
      employeeNumber,
      userPassword,
    });
  for (const [name, members] of Object.entries(groups))
    await client.add(groupDn(name), {
      objectClass: 'groupOfNames',
      cn: name,
      // A group may not be empty: somebody who never signs in keeps it alive.
      member: [personDn('nobody'), ...members.map(personDn)],
    });
  const member = (operation: 'add' | 'delete') => (group: string, uid: string) => {
    const modification = new Attribute({ type: 'member', values: [personDn(uid)] });
    return client.modify(groupDn(group), new Change({ operation, modification }));
  };
  return {
    ...server,
    suffix,
    join: member('add'),
    leave: member('delete'),
    stop: async () => {
      await client.unbind();
      await server.stop();
    },
  };
}
