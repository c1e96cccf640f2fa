/** 中文 ⇄ English; the button is named in the language it leads to. */
import { useTranslation } from 'react-i18next';
import { currentLanguage, switchLanguage } from './i18n.ts';
import { queryClient } from './query-client.ts';

export function LanguageSwitch() {
  useTranslation();
  const other = currentLanguage() === 'zh' ? 'en' : 'zh';
  const change = async () => {
    await switchLanguage(other);
    // Texts made by the server are read anew in the new language.
    await queryClient.invalidateQueries();
  };
  return (
    <button
      type="button"
      className="mc-tool"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => void change()}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
