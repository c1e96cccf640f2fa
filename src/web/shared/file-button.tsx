// A button that asks for one file; the same file may be chosen again.
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';

type Props = {
  label: string;
  /** As the attribute of an input, e.g. ".xlsx,.csv". */
  accept: string;
  busy?: boolean;
  primary?: boolean;
  onFile: (file: File) => void;
};

export const workbookType =
  '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function FileButton({ label, accept, busy = false, primary = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        hidden
        type="file"
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button
        type={primary ? 'primary' : 'default'}
        icon={<UploadOutlined aria-hidden="true" />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
