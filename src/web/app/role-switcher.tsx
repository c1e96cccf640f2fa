/** The present role and unit; those who hold several choose here, and everything is read anew for it. */
import { CheckOutlined, DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../shared/api.ts';
import { Disclosure } from '../shared/disclosure.tsx';
import { useSession } from '../shared/session.ts';
import { toast } from '../shared/toast.tsx';
import { queryClient } from '../shared/query-client.ts';

export function RoleSwitcher() {
  const { t } = useTranslation();
  const router = useRouter();
  const session = useSession();
  const change = useMutation({
    mutationFn: (assignmentId: number) =>
      api.put('/api/session/assignment', { body: { assignmentId } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      await router.navigate({ to: '/' });
    },
    onError: toast.problem,
  });
  if (!session) return null;
  const { active, assignments } = session;
  const present = (
    <span className="mc-role">
      <strong>{t(`shared.role.${active.role}`)}</strong>
      <span className="mc-quiet"> {active.unit.name}</span>
    </span>
  );
  if (assignments.length < 2) return present;
  return (
    <Disclosure
      label={t('app.switchRole', {
        role: t(`shared.role.${active.role}`),
        unit: active.unit.name,
      })}
      closesOnClick
      button={
        <>
          {present} <DownOutlined aria-hidden="true" />
        </>
      }
    >
      <ul className="mc-menu">
        {assignments.map((assignment) => (
          <li key={assignment.id}>
            <button
              type="button"
              aria-current={assignment.id === active.id}
              onClick={() => change.mutate(assignment.id)}
            >
              {t(`shared.role.${assignment.role}`)}
              <span className="mc-quiet"> {assignment.unit.name}</span>
              {assignment.id === active.id && <CheckOutlined aria-hidden="true" />}
            </button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
