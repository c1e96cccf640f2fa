/** A button for what cannot be undone: it first spells out the consequences. */
import { Button, type ButtonProps } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';

const ConfirmDialog = lazy(() => import('./confirm-dialog.tsx'));

type Props = Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string;
  /** What will happen, to what and how many; whether it can be taken back. */
  consequences: ReactNode;
  confirmText: string;
  onConfirm: () => unknown;
  /** Further input the decision needs, e.g. a reason. */
  extra?: ReactNode;
  blocked?: boolean;
};

export function ConfirmButton(props: Props) {
  const { title, consequences, confirmText, onConfirm, extra, blocked, ...button } = props;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {open && (
        <Suspense>
          <ConfirmDialog
            title={title}
            confirmText={confirmText}
            danger={button.danger ?? false}
            blocked={blocked ?? false}
            onConfirm={onConfirm}
            onClose={() => setOpen(false)}
          >
            {consequences}
            {extra}
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
