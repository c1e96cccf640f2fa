/** Starts the web app: language first (so that no raw key is ever seen), then the router. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './shared/i18n.ts';
import { App } from './app/app.tsx';
import './app/app.css';

const root = document.getElementById('root');
if (root) {
  await startLanguage();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
