/** Light, dark, or as the system has it: one button that goes through the three. */
import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { chooseTheme, useThemeChoice, type ThemeChoice } from './theme.ts';

const order: ThemeChoice[] = ['system', 'light', 'dark'];
const icons = { system: DesktopOutlined, light: SunOutlined, dark: MoonOutlined };

export function ThemeSwitch() {
  const { t } = useTranslation();
  const choice = useThemeChoice();
  const Icon = icons[choice];
  const label = t('app.themeNow', { theme: t(`app.theme.${choice}`) });
  return (
    <button
      type="button"
      className="mc-tool"
      aria-label={label}
      title={label}
      onClick={() => chooseTheme(order[(order.indexOf(choice) + 1) % 3] ?? 'system')}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
