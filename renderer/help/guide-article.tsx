import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import type { GuidePage } from './guide-pages.ts';

type GuideArticleProps = {
  readonly page: GuidePage;
  /** Where to begin reading; empty for the top. */
  readonly anchor: string;
  readonly onGo: (topic: string) => void;
};

/** One page of the guide. The place asked for is brought into view, marked, and has the focus. */
export function GuideArticle({ page, anchor, onGo }: GuideArticleProps) {
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const holder = article.current;
    if (!holder) return;
    for (const marked of holder.querySelectorAll('.help-here')) marked.classList.remove('help-here');
    const found = anchor ? holder.querySelector(`[id="${CSS.escape(anchor)}"]`) : null;
    const place = found?.closest('tr') ?? found;
    place?.classList.add('help-here');
    if (place) place.scrollIntoView({ block: 'center' });
    else holder.scrollTop = 0;
    // While one searches, the search keeps the focus.
    if (!(document.activeElement instanceof HTMLInputElement)) holder.focus({ preventScroll: true });
  }, [anchor, page]);
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    const [file = '', at] = (link.getAttribute('href') ?? '').split('#');
    const name = file.replace(/\.html$/, '') || page.name;
    if (/^[\w-]+$/.test(name)) onGo(at ? `${name}#${decodeURIComponent(at)}` : name);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too.
    <article
      ref={article}
      className="help-article"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: It scrolls, so the keyboard must reach it.
      tabIndex={0}
      aria-label={page.title}
      onClick={follow}
      dangerouslySetInnerHTML={{ __html: page.html.replaceAll(/<(\/?)h1>/g, '<$1h2>') }}
    />
  );
}
