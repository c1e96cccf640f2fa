/** 在岗人员: who can be seen on the recording; items of a post are then answered for each of them. */
import { useState, type FormEvent } from 'react';
import type { OnDuty } from '../../../domain/visit/index.ts';
import { Icon } from '../parts/icons.tsx';
import { Ask, Sheet } from '../parts/sheet.tsx';
import { newId } from '../store/ids.ts';
import { useWords } from '../words/index.ts';
import { peopleOf } from './state.ts';
import type { OpenVisit } from './use-visit.ts';

/** The posts that this standard looks at, in its order. */
const postsOf = ({ document }: OpenVisit): string[] => [
  ...new Set(
    document.modules.flatMap(({ projects }) =>
      projects.flatMap(({ items }) => items.flatMap(({ posts }) => posts)),
    ),
  ),
];

function AddPerson({ posts, onAdd }: { posts: string[]; onAdd: (person: OnDuty) => void }) {
  const t = useWords();
  const [post, setPost] = useState(posts[0] ?? '');
  const [label, setLabel] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!label.trim()) return;
    onAdd({ key: newId().slice(0, 8), post, label: label.trim() });
    setLabel('');
  };
  return (
    <form className="mp-stack" onSubmit={add}>
      <label className="mp-field">
        {t.people.post}
        <select className="mp-input" value={post} onChange={({ target }) => setPost(target.value)}>
          {posts.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="mp-field">
        {t.people.label}
        <input
          className="mp-input"
          placeholder={t.people.labelHint}
          maxLength={40}
          value={label}
          onChange={({ target }) => setLabel(target.value)}
        />
      </label>
      <button type="submit" className="mp-button mp-primary mp-large">
        {t.people.add}
      </button>
    </form>
  );
}

function PeopleSheet({ open, onClose }: { open: OpenVisit; onClose: () => void }) {
  const t = useWords();
  const [removing, setRemoving] = useState<OnDuty | null>(null);
  const people = peopleOf(open.state);
  const keep = (next: OnDuty[]) => void open.writer.put('$people', next);
  return (
    <Sheet title={t.people.title} onClose={onClose} tall>
      <p className="mp-quiet">{t.people.why}</p>
      {people.length === 0 && <p>{t.people.none}</p>}
      <ul className="mp-plain mp-rows">
        {people.map((person) => (
          <li key={person.key}>
            <span>
              {person.post} · {person.label}
            </span>
            <button
              type="button"
              className="mp-icon-button"
              aria-label={t.people.remove(person.label)}
              onClick={() => setRemoving(person)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      <AddPerson posts={postsOf(open)} onAdd={(person) => keep([...people, person])} />
      {removing && (
        <Ask
          title={t.people.removeAsk}
          text={t.people.removeWhy}
          action={t.people.remove(removing.label)}
          danger
          onDone={() => keep(people.filter(({ key }) => key !== removing.key))}
          onClose={() => setRemoving(null)}
        />
      )}
    </Sheet>
  );
}

export function PeopleButton({ open }: { open: OpenVisit }) {
  const t = useWords();
  const [shown, setShown] = useState(false);
  if (!open.state.open || postsOf(open).length === 0) return null;
  return (
    <>
      <button type="button" className="mp-button mp-large" onClick={() => setShown(true)}>
        <Icon name="people" />
        {t.people.open(peopleOf(open.state).length)}
      </button>
      {shown && <PeopleSheet open={open} onClose={() => setShown(false)} />}
    </>
  );
}
