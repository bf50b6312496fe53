import type { Place } from '../../contract/finding.ts';
import { useCase } from '../case/use-case.ts';
import type { Places, Subject } from './use-places.ts';

/** The places that something speaks of: their number, and once one is at it each as a way there, the shown one marked. */
export function PlaceLinks({ subject, places }: { readonly subject: Subject; readonly places: Places }) {
  const { overview } = useCase();
  if (places.subject !== subject.id)
    return (
      <button type="button" className="link place-count" onClick={() => places.show(subject, 0)}>
        看说到的 {subject.places.length} 处
      </button>
    );
  const { at } = places;
  const name = ({ document, pointer }: Place) => {
    const paper = overview.documents.find(({ id }) => id === document);
    if (paper) return paper.title;
    return /^\/evidence(\/|$)/.test(pointer) ? '证据' : '案件事实';
  };
  const named = grouped(subject.places.map((place, index) => ({ index, name: name(place) })));
  return (
    <ul className="place-links" aria-label="说到的地方">
      {named.map(({ name: title, indexes }) => (
        <li key={title}>
          <span className="faint">{title}</span>
          {indexes.map((index, order) => (
            <button
              key={index}
              type="button"
              aria-current={index === at || undefined}
              aria-label={`${title}第 ${order + 1} 处`}
              onClick={() => places.show(subject, index)}
            >
              {order + 1}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function grouped(places: readonly { readonly index: number; readonly name: string }[]) {
  const groups = new Map<string, number[]>();
  for (const { index, name } of places) groups.set(name, [...(groups.get(name) ?? []), index]);
  return [...groups].map(([name, indexes]) => ({ name, indexes }));
}
