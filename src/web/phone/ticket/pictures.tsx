/** Pictures of what was seen: kept with the ticket, sent after it. */
import { Icon } from '../parts/icons.tsx';
import { useWords } from '../words/index.ts';

type Props = { pictures: File[]; onChange: (pictures: File[]) => void };

/** Shows the file's bytes for as long as the picture is on the page. */
function show(image: HTMLImageElement | null, file: File) {
  if (!image) return undefined;
  const address = URL.createObjectURL(file);
  image.src = address;
  return () => URL.revokeObjectURL(address);
}

function Picture({ file, onRemove }: { file: File; onRemove: () => void }) {
  const t = useWords();
  return (
    <li className="mp-shot">
      <img alt={file.name} ref={(image) => show(image, file)} />
      <button
        type="button"
        className="mp-shot-remove"
        aria-label={`${t.answer.removeFile} ${file.name}`}
        onClick={onRemove}
      >
        <Icon name="cross" size={16} />
      </button>
    </li>
  );
}

export function Pictures({ pictures, onChange }: Props) {
  const t = useWords();
  const ways = [
    { name: 'photo', capture: 'environment' },
    { name: 'album', capture: undefined },
  ] as const;
  return (
    <section className="mp-card mp-stack">
      <h2>{t.ticket.evidence}</h2>
      {pictures.length > 0 && (
        <ul className="mp-plain mp-shots">
          {pictures.map((file, at) => (
            <Picture
              key={`${file.name}${file.lastModified}${at}`}
              file={file}
              onRemove={() => onChange(pictures.filter((_, other) => other !== at))}
            />
          ))}
        </ul>
      )}
      <div className="mp-ways">
        {ways.map(({ name, capture }) => (
          <label key={name} className="mp-button mp-way">
            <Icon name={name === 'photo' ? 'camera' : 'album'} />
            {t.answer[name]}
            <input
              type="file"
              className="mp-sr"
              accept="image/*"
              multiple={!capture}
              capture={capture}
              onChange={({ target }) => {
                onChange([...pictures, ...(target.files ?? [])]);
                target.value = '';
              }}
            />
          </label>
        ))}
      </div>
    </section>
  );
}
