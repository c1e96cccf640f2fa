/**
 * Starts the phone: look and language first, then whoever used it last, then what makes it work
 * offline. Whoever has not signed in gets the sign-in page and nothing more; the app is a piece that
 * comes after it.
 */
import { startWorker } from './install/update.ts';
import { startTheme } from './install/theme.ts';
import { go, path } from './router.ts';
import { currentWork, startSession } from './session/current.ts';
import { showSignIn } from './session/sign-in.ts';
import { startLanguage } from './words/texts.ts';
import '../shared/tokens.css';
import './phone.css';

const loadApp = () => import('./app.tsx');
const root = document.getElementById('root')!;
let shown: 'nothing' | 'sign-in' | 'app' = 'nothing';

/** Until it is known who it is, the page's own first picture stays. */
function show() {
  const work = currentWork.get();
  if (shown === 'app' || work === undefined) return;
  if (work && path.get() !== '/sign-in') {
    shown = 'app';
    void loadApp().then(({ mountApp }) => mountApp(root));
  } else if (shown === 'nothing') {
    shown = 'sign-in';
    showSignIn(root, () => go('/', { replace: true }));
  }
}

startTheme();
await startLanguage();
currentWork.subscribe(show);
path.subscribe(show);
startSession(loadApp);
// After the first picture: keeping files must not compete with it.
const keepFiles = () => void startWorker().catch(() => undefined);
if (document.readyState === 'complete') keepFiles();
else window.addEventListener('load', keepFiles, { once: true });
