/** Starts the web app: language first (so that no raw key is ever seen), then the router. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './shared/i18n.ts';
import { App } from './app/app.tsx';
import './app/app.css';

// After an upgrade an open page asks for chunks that are gone: load the new page, once.
const reloaded = 'mc-reloaded';
window.addEventListener('vite:preloadError', () => {
  if (sessionStorage.getItem(reloaded)) return;
  sessionStorage.setItem(reloaded, '1');
  location.reload();
});

const root = document.getElementById('root');
if (root) {
  await startLanguage();
  setTimeout(() => sessionStorage.removeItem(reloaded), 10_000);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
