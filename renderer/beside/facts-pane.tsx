import { useEffect, useMemo, useRef } from 'react';
import { useCase } from '../case/use-case.ts';
import { readFacts } from './read-facts.ts';

/** The facts to read beside a paper; the place that is spoken of is marked and scrolled to. */
export function FactsPane({ marked }: { readonly marked: string | null }) {
  const { overview } = useCase();
  const parts = useMemo(() => readFacts(overview.facts), [overview.facts]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (marked !== null)
      root.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [marked]);
  return (
    <div className="beside-facts" ref={root}>
      {parts.map(({ title, facts }) => (
        <section key={`${title}${facts[0]?.pointer}`} aria-label={title}>
          <h2>{title}</h2>
          <dl>
            {facts.map(({ pointer, title: name, text }) => (
              <div key={pointer} data-marked={isWithin(pointer, marked) || undefined}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** A mark on a whole part marks all that is in it. */
export function isWithin(pointer: string, marked: string | null): boolean {
  return marked !== null && marked !== '' && (pointer === marked || pointer.startsWith(`${marked}/`));
}
