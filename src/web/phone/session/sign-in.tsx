/** 登录 on the phone, light; the same session as the desk's. */
import { useEffect, useState, type FormEvent } from 'react';
import { Front } from '../parts/front.tsx';
import { go } from '../router.ts';
import { useWords } from '../words/index.ts';
import { knownAccount } from './account.ts';
import { signIn, useDemo, useWork } from './current.ts';

const demoPassword = 'mingchuang-demo';
const demoAccounts = ['inspector', 'visitor', 'head', 'service'] as const;

function Demo({ onChoose }: { onChoose: (username: string) => void }) {
  const t = useWords();
  return (
    <section className="mp-stack" aria-labelledby="demo">
      <h2 id="demo" className="mp-label">
        {t.signIn.demo}
      </h2>
      <div className="mp-demo">
        {demoAccounts.map((name) => (
          <button key={name} type="button" className="mp-button" onClick={() => onChoose(name)}>
            <strong>{name}</strong>
            <span className="mp-quiet">{t.signIn.demoAccounts[name]}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** What the form holds, what it says, and its sending. */
function useForm(known: string) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setRefusal('');
    signIn(username.trim(), password)
      .then(() => go('/', { replace: true }))
      .catch((error: unknown) => setRefusal(error instanceof Error ? error.message : String(error)))
      .finally(() => setBusy(false));
  };
  return { username, setUsername, password, setPassword, busy, refusal, submit };
}

export function SignInPage() {
  const t = useWords();
  const work = useWork();
  const demo = useDemo();
  const form = useForm((work?.account ?? knownAccount())?.username ?? '');
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.app}`;
  }, [t]);
  return (
    <Front>
      {work && <p className="mp-notice">{t.signIn.again(work.account.name)}</p>}
      <form className="mp-card mp-stack" onSubmit={form.submit}>
        <h1>{t.signIn.title}</h1>
        <label className="mp-field">
          {t.signIn.username}
          <input
            className="mp-input"
            autoComplete="username"
            autoCapitalize="none"
            required
            value={form.username}
            onChange={({ target }) => form.setUsername(target.value)}
          />
        </label>
        <label className="mp-field">
          {t.signIn.password}
          <input
            className="mp-input"
            type="password"
            autoComplete="current-password"
            required
            value={form.password}
            onChange={({ target }) => form.setPassword(target.value)}
          />
        </label>
        {form.refusal && (
          <p className="mp-notice mp-notice-bad" role="alert">
            {form.refusal}
          </p>
        )}
        <button type="submit" className="mp-button mp-primary mp-large" disabled={form.busy}>
          {form.busy ? t.signIn.busy : t.signIn.submit}
        </button>
      </form>
      {demo ? (
        <Demo
          onChoose={(name) => {
            form.setUsername(name);
            form.setPassword(demoPassword);
          }}
        />
      ) : (
        <p className="mp-quiet">{work ? t.signIn.help : `${t.signIn.first}${t.signIn.help}`}</p>
      )}
    </Front>
  );
}
