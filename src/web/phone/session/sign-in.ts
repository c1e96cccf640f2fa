/**
 * 登录 on the phone; the same session as the desk's. Made without React, so that a first visit on a
 * slow network has the form almost at once; everything else is loaded while somebody types.
 */
import { element } from '../parts/element.ts';
import { words } from '../words/texts.ts';
import { PhoneProblem } from '../http.ts';
import { knownAccount } from './account.ts';
import { currentWork, isDemo, signIn, signOnTitle } from './current.ts';

const demoPassword = 'mingchuang-demo';
const demoAccounts = ['inspector', 'visitor', 'head', 'service'] as const;

type Fields = {
  username: HTMLInputElement;
  password: HTMLInputElement;
  /** 动态口令: asked for once the password was right. */
  code: HTMLInputElement;
};

function fieldsOf(known: string): Fields {
  const shared = { className: 'mp-input', required: true };
  const username = element('input', {
    ...shared,
    autocomplete: 'username',
    autocapitalize: 'none',
    value: known,
  });
  const password = element('input', {
    ...shared,
    type: 'password',
    autocomplete: 'current-password',
  });
  const code = element('input', {
    className: 'mp-input',
    autocomplete: 'one-time-code',
    autocapitalize: 'none',
    inputMode: 'text',
    maxLength: 20,
  });
  return { username, password, code };
}

/** Name and password, or, once it is asked for, the code alone. */
function stepsOf({ username, password, code }: Fields) {
  const t = words().signIn;
  const credentials = element(
    'div',
    { className: 'mp-stack' },
    element('label', { className: 'mp-field' }, t.username, username),
    element('label', { className: 'mp-field' }, t.password, password),
  );
  const again = element('button', { type: 'button', className: 'mp-button' }, t.otherAccount);
  const second = element(
    'div',
    { className: 'mp-stack' },
    element('label', { className: 'mp-field' }, t.code, code),
    element('p', { className: 'mp-quiet' }, t.codeHint),
    again,
  );
  const show = (isSecond: boolean) => {
    credentials.hidden = isSecond;
    second.hidden = !isSecond;
    code.required = isSecond;
    if (isSecond) code.focus();
    else code.value = '';
  };
  again.addEventListener('click', () => show(false));
  show(false);
  return { parts: [credentials, second], show };
}

function formOf(fields: Fields, onDone: () => void): HTMLFormElement {
  const { username, password, code } = fields;
  const t = words().signIn;
  const steps = stepsOf(fields);
  const refusal = element('p', { className: 'mp-notice mp-notice-bad', role: 'alert' });
  refusal.hidden = true;
  const submit = element(
    'button',
    { type: 'submit', className: 'mp-button mp-primary mp-large' },
    t.submit,
  );
  const setBusy = (busy: boolean) => {
    submit.disabled = busy;
    submit.textContent = busy ? t.busy : t.submit;
  };
  const send = async () => {
    setBusy(true);
    refusal.hidden = true;
    try {
      await signIn(username.value.trim(), password.value, code.value.trim());
      onDone();
    } catch (error) {
      setBusy(false);
      if (error instanceof PhoneProblem && error.code === 'code-needed') return steps.show(true);
      refusal.textContent = error instanceof Error ? error.message : String(error);
      refusal.hidden = false;
    }
  };
  const form = element(
    'form',
    { className: 'mp-card mp-stack' },
    element('h1', {}, t.title),
    ...steps.parts,
    refusal,
    submit,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}

function demoOf({ username, password }: Fields): HTMLElement {
  const t = words().signIn;
  const buttons = demoAccounts.map((name) => {
    const about = element('span', { className: 'mp-quiet' }, t.demoAccounts[name]);
    const given = { type: 'button', className: 'mp-button' } as const;
    const button = element('button', given, element('strong', {}, name), about);
    button.addEventListener('click', () => {
      username.value = name;
      password.value = demoPassword;
    });
    return button;
  });
  return element(
    'section',
    { className: 'mp-stack' },
    element('h2', { className: 'mp-label' }, t.demo),
    element('div', { className: 'mp-demo' }, ...buttons),
  );
}

/** To the bank's own sign-in and back to the phone's app. */
function signOnLink(): HTMLElement[] {
  const title = signOnTitle.get();
  if (title === null) return [];
  const href = `/api/sign-on/oidc?return=${encodeURIComponent('/m/')}`;
  return [element('a', { href, className: 'mp-button' }, words().signIn.with(title))];
}

/** Fills `root`. @param onDone somebody has signed in */
export function showSignIn(root: HTMLElement, onDone: () => void): void {
  const { app, signIn: t } = words();
  document.title = `${t.title} · ${app}`;
  const work = currentWork.get();
  const fields = fieldsOf((work?.account ?? knownAccount())?.username ?? '');
  const again = work ? element('p', { className: 'mp-notice' }, t.again(work.account.name)) : '';
  const help = element('p', { className: 'mp-quiet' }, work ? t.help : `${t.first}${t.help}`);
  const foot = element('div', { className: 'mp-stack' });
  const fill = () => foot.replaceChildren(...signOnLink(), isDemo.get() ? demoOf(fields) : help);
  isDemo.subscribe(fill);
  signOnTitle.subscribe(fill);
  fill();
  root.replaceChildren(
    element(
      'main',
      { className: 'mp-front' },
      element(
        'header',
        {},
        element('p', { className: 'mp-wordmark' }, app),
        element('p', { className: 'mp-tagline' }, t.tagline),
      ),
      again,
      formOf(fields, onDone),
      foot,
    ),
  );
}
