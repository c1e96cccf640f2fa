/** The last resort when drawing itself fails: says so, and offers to load the page again. */
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

type State = { error: Error | undefined };

export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };
  static getDerivedStateFromError(error: Error): State {
    return { error };
  }
  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <main className="mc-main">
        <section className="mc-state" role="alert">
          <h1>{i18next.t('shared.error.title')}</h1>
          <p>{i18next.t('shared.error.unexpected')}</p>
          <p className="mc-quiet">{error.message}</p>
          <button type="button" className="mc-tool" onClick={() => location.reload()}>
            {i18next.t('shared.action.reload')}
          </button>
        </section>
      </main>
    );
  }
}
