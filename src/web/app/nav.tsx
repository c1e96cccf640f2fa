/** Navigation by the user's work: at the side on a desk, at the foot on a phone. */
import {
  AccountBookOutlined,
  ApartmentOutlined,
  AuditOutlined,
  CommentOutlined,
  FileTextOutlined,
  HomeOutlined,
  IdcardOutlined,
  MenuFoldOutlined,
  MenuOutlined,
  MenuUnfoldOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  ReadOutlined,
  SafetyOutlined,
  SettingOutlined,
  SolutionOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ability } from '../../contract/abilities.ts';
import { areas, useArea, type Area } from '../shared/areas.ts';
import { useSession } from '../shared/session.ts';
import type { SubPage } from '../shared/sub-nav.tsx';
import { Wordmark } from '../shared/wordmark.tsx';

const entries = [
  { to: '/', key: 'desk', icon: HomeOutlined },
  { to: '/plans', key: 'plans', icon: FileTextOutlined, needs: 'plan.read' },
  { key: 'inspections', icon: AuditOutlined, area: 'inspection' },
  { key: 'incidents', icon: CommentOutlined, area: 'incident' },
  { to: '/appeals', key: 'appeals', icon: SolutionOutlined, needs: 'appeal.read' },
  { key: 'rectifications', icon: ToolOutlined, area: 'rectification' },
  { key: 'training', icon: ReadOutlined, area: 'training' },
  { to: '/rankings', key: 'rankings', icon: OrderedListOutlined, needs: 'ranking.read' },
  { to: '/ledger', key: 'ledger', icon: AccountBookOutlined, needs: 'ledger.read' },
  { to: '/statements', key: 'statements', icon: ProfileOutlined, needs: 'ledger.read' },
  { to: '/organisation', key: 'organisation', icon: ApartmentOutlined, needs: 'unit.read' },
  { key: 'security', icon: SafetyOutlined, area: 'security' },
  { key: 'personal', icon: IdcardOutlined, area: 'personal' },
  { to: '/settings', key: 'settings', icon: SettingOutlined },
] as const satisfies readonly ({ key: string; icon: unknown } & (
  { to: string; needs?: Ability } | { area: Area }
))[];
type Place = { to: SubPage['to']; key: (typeof entries)[number]['key']; icon: typeof HomeOutlined };
type Entry = Place & { covers: readonly string[] };

/** The entries the role may open; an area's leads to its first open page and covers all of them. */
function useEntries(): Entry[] {
  const held = useSession()?.abilities ?? [];
  const pages = {
    inspection: useArea('inspection'),
    incident: useArea('incident'),
    rectification: useArea('rectification'),
    training: useArea('training'),
    security: useArea('security'),
    personal: useArea('personal'),
  };
  return entries.flatMap((entry): Entry[] => {
    const { key, icon } = entry;
    if ('area' in entry) {
      const [first] = pages[entry.area];
      return first
        ? [{ to: first.to, key, icon, covers: areas[entry.area].map(({ to }) => to) }]
        : [];
    }
    const open = !('needs' in entry) || held.includes(entry.needs);
    return open ? [{ to: entry.to, key, icon, covers: [entry.to] }] : [];
  });
}

const isAt = (path: string, place: string) =>
  path === place || (place !== '/' && path.startsWith(`${place}/`));

function NavLink({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const label = t(`app.nav.${entry.key}`);
  return (
    <Link
      to={entry.to}
      className="mc-nav-link"
      title={label}
      // The router knows the target only; an area is current on all of its pages.
      activeOptions={{ exact: true, includeSearch: false }}
      aria-current={entry.covers.some((place) => isAt(path, place)) ? 'page' : undefined}
    >
      <entry.icon aria-hidden="true" />
      <span>{label}</span>
    </Link>
  );
}

export function SideNav({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const { t } = useTranslation();
  const label = t(folded ? 'app.unfold' : 'app.fold');
  return (
    <nav className="mc-side" aria-label={t('app.mainNav')}>
      <Link to="/" className="mc-brand" aria-label={t('app.home')}>
        <Wordmark compact={folded} />
      </Link>
      {useEntries().map((entry) => (
        <NavLink key={entry.key} entry={entry} />
      ))}
      <button
        type="button"
        className="mc-nav-link mc-fold"
        aria-expanded={!folded}
        aria-label={label}
        title={label}
        onClick={onFold}
      >
        {folded ? (
          <MenuUnfoldOutlined aria-hidden="true" />
        ) : (
          <MenuFoldOutlined aria-hidden="true" />
        )}
        <span>{label}</span>
      </button>
    </nav>
  );
}

/** What a phone shows first, as far as the role may open it. */
const onPhone = [
  'desk',
  'security',
  'rectifications',
  'rankings',
  'ledger',
  'inspections',
  'plans',
  'organisation',
  'training',
  'settings',
];

/** Four places and "more", which opens all of them. */
export function TabBar() {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDialogElement>(null);
  const all = useEntries();
  const places = onPhone.flatMap((key) => all.filter((entry) => entry.key === key)).slice(0, 4);
  return (
    <nav className="mc-tabs" aria-label={t('app.mainNav')}>
      {places.map((entry) => (
        <NavLink key={entry.key} entry={entry} />
      ))}
      <button
        type="button"
        className="mc-nav-link"
        aria-haspopup="dialog"
        onClick={() => sheet.current?.showModal()}
      >
        <MenuOutlined aria-hidden="true" />
        <span>{t('app.more')}</span>
      </button>
      <dialog
        ref={sheet}
        className="mc-sheet"
        aria-label={t('app.more')}
        onClick={() => sheet.current?.close()}
      >
        {all.map((entry) => (
          <NavLink key={entry.key} entry={entry} />
        ))}
      </dialog>
    </nav>
  );
}
