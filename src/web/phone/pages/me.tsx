/** 我的: the account, language, look, installing, signing out. */
import { useState } from 'react';
import { chooseTheme, theme, themes } from '../install/theme.ts';
import { askInstall, useInstallable } from '../install/install.ts';
import { isEmpty, readWaiting } from '../outbox/index.ts';
import { Frame } from '../parts/frame.tsx';
import { Ask } from '../parts/sheet.tsx';
import { signOut, type Work } from '../session/current.ts';
import { deviceName } from '../store/ids.ts';
import { useSignal } from '../store/use-signal.ts';
import { useLive } from '../store/live.ts';
import { currentLanguage, switchLanguage, useWords } from '../words/index.ts';

type Option<T extends string> = { value: T; name: string };

/** A few choices of which one holds, all to be seen. */
function Choice<T extends string>(props: {
  label: string;
  options: Option<T>[];
  value: T;
  onChoose: (value: T) => void;
}) {
  const { label, options, value, onChoose } = props;
  return (
    <div className="mp-field" role="group" aria-label={label}>
      <span>{label}</span>
      <div className="mp-row mp-segments">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="mp-button"
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value)}
          >
            {option.name}
          </button>
        ))}
      </div>
    </div>
  );
}

function Install() {
  const t = useWords();
  const installable = useInstallable();
  if (installable === 'installed') return null;
  return (
    <section className="mp-card mp-stack">
      <h2>{t.me.install}</h2>
      <p className="mp-quiet">{t.me.installWhy}</p>
      {installable === 'ready' ? (
        <button type="button" className="mp-button" onClick={askInstall}>
          {t.me.install}
        </button>
      ) : (
        <p className="mp-quiet">{t.me.installHow}</p>
      )}
    </section>
  );
}

function SignOut({ work }: { work: Work }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState('');
  const waiting = useLive(() => readWaiting(work.database), [work.database]);
  const leave = () => {
    signOut().catch(() => setRefusal(t.me.signOutOffline));
  };
  return (
    <>
      {refusal && (
        <p className="mp-notice mp-notice-bad" role="alert">
          {refusal}
        </p>
      )}
      <button type="button" className="mp-button mp-large" onClick={() => setAsking(true)}>
        {t.me.signOut}
      </button>
      {asking && waiting && (
        <Ask
          title={t.me.signOutAsk}
          text={
            isEmpty(waiting)
              ? t.me.signOutClean
              : t.me.signOutWaiting(
                  t.sync.waitingShort(waiting.changes, waiting.files, waiting.closing),
                )
          }
          action={t.me.signOut}
          onDone={leave}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

export function MePage({ work }: { work: Work }) {
  const t = useWords();
  const chosen = useSignal(theme);
  return (
    <Frame title={t.me.title}>
      <section className="mp-card mp-stack">
        <p>
          <strong className="mp-big">{work.account.name}</strong>
          <span className="mp-quiet"> {work.account.username}</span>
        </p>
        <p className="mp-quiet">
          {t.me.device}：{deviceName()}
        </p>
      </section>
      <section className="mp-card mp-stack">
        <Choice
          label={t.me.language}
          options={[
            { value: 'zh', name: '中文' },
            { value: 'en', name: 'English' },
          ]}
          value={currentLanguage()}
          onChoose={(language) => void switchLanguage(language)}
        />
        <Choice
          label={t.me.theme}
          options={themes.map((value) => ({ value, name: t.me.themes[value] }))}
          value={chosen}
          onChoose={chooseTheme}
        />
      </section>
      <Install />
      <a className="mp-button mp-large" href="/">
        {t.me.desk}
      </a>
      <SignOut work={work} />
    </Frame>
  );
}
