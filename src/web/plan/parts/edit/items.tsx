// A list beside the form of its chosen item: rules, indicators, goals and phases are edited this way.
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../../shared/confirm-button.tsx';
import { useEditing, useItems } from './context.ts';
import styles from './edit.module.css';

type Props<T> = {
  path: 'phases' | 'goals' | 'indicators' | 'rules';
  chosen: number;
  onChoose: (index: number) => void;
  title: (item: T) => string;
  fresh: () => T;
  children: (item: T, path: string) => ReactNode;
};

export function Items<T>({ path, chosen, onChoose, title, fresh, children }: Props<T>) {
  const { t } = useTranslation();
  const { findings } = useEditing();
  const { list, add, remove, move } = useItems<T>(path);
  const item = list[chosen];
  const wrong = (index: number) =>
    findings.filter((finding) => finding.path.startsWith(`${path}.${index}.`)).length;
  return (
    <div className={styles.split}>
      <nav aria-label={t(`plan.edit.section.${path}`)}>
        <ul className={styles.items}>
          {list.map((one, index) => (
            <li key={index}>
              <button type="button" aria-current={index === chosen} onClick={() => onChoose(index)}>
                {title(one) || t('plan.edit.untitled')}
                {wrong(index) > 0 && (
                  <span className={styles.count}>
                    {' '}
                    {t('plan.edit.wrongHere', { count: wrong(index) })}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          block
          onClick={() => {
            add(fresh());
            onChoose(list.length);
          }}
        >
          {t('plan.edit.add')}
        </Button>
      </nav>
      {item === undefined ? (
        <Empty description={t('plan.edit.noItem')} />
      ) : (
        <div>
          <div className={styles.tools}>
            <Button
              icon={<ArrowUpOutlined aria-hidden="true" />}
              aria-label={t('plan.edit.up')}
              disabled={chosen === 0}
              onClick={() => {
                move(chosen, -1);
                onChoose(chosen - 1);
              }}
            />
            <Button
              icon={<ArrowDownOutlined aria-hidden="true" />}
              aria-label={t('plan.edit.down')}
              disabled={chosen === list.length - 1}
              onClick={() => {
                move(chosen, 1);
                onChoose(chosen + 1);
              }}
            />
            <ConfirmButton
              icon={<DeleteOutlined aria-hidden="true" />}
              danger
              title={t('plan.edit.removeTitle', { title: title(item) })}
              consequences={t('plan.edit.removeConsequences')}
              confirmText={t('plan.edit.remove')}
              onConfirm={() => {
                remove(chosen);
                onChoose(Math.max(0, chosen - 1));
              }}
            >
              {t('plan.edit.remove')}
            </ConfirmButton>
          </div>
          {/* Keyed so that FEEL editors of one item never show another's text. */}
          <div key={chosen}>{children(item, `${path}.${chosen}`)}</div>
        </div>
      )}
    </div>
  );
}
