/** The providers around the router: server state, antd's theme and words. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './error-boundary.tsx';
import { antdLocale, currentLanguage } from '../shared/i18n.ts';
import { queryClient } from '../shared/query-client.ts';
import { router } from './router.tsx';
import { antdThemeOf, useScheme } from '../shared/theme.ts';
import { Toaster } from '../shared/toast.tsx';
import { Trouble } from './trouble.tsx';

export function App() {
  useTranslation(); // renders again when the language changes
  const scheme = useScheme();
  const locale = antdLocale(currentLanguage());
  return (
    <ConfigProvider
      theme={antdThemeOf(scheme)}
      button={{ autoInsertSpace: false }}
      {...(locale ? { locale } : {})}
    >
      <ErrorBoundary>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Toaster />
          <Trouble />
        </QueryClientProvider>
      </ErrorBoundary>
    </ConfigProvider>
  );
}
