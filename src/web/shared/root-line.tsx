/** The last signed root of the log, at the foot of what is printed and hung up. */
import { useQuery } from '@tanstack/react-query';
import { api } from './api.ts';

const path = '/api/log/foot';

export function RootLine() {
  const { data } = useQuery({
    queryKey: [path],
    queryFn: () => api.get<{ text: string | null }>(path),
  });
  return data?.text ? <p className="mc-quiet mc-root-line">{data.text}</p> : null;
}
