/** Starts the phone: look and language first, then whoever used it last, then what makes it work offline. */
import { createRoot } from 'react-dom/client';
import { App, loadSignedIn } from './app.tsx';
import { startWorker } from './install/update.ts';
import { startTheme } from './install/theme.ts';
import { startSession } from './session/current.ts';
import { startLanguage } from './words/index.ts';
import '../shared/tokens.css';
import './phone.css';

startTheme();
await startLanguage();
startSession(loadSignedIn);
createRoot(document.getElementById('root')!).render(<App />);
// After the first picture: keeping files must not compete with it.
const keepFiles = () => void startWorker().catch(() => undefined);
if (document.readyState === 'complete') keepFiles();
else window.addEventListener('load', keepFiles, { once: true });
