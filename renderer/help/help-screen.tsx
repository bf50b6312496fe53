import './help.css';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useApp } from '../state/app-context.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { GuideArticle } from './guide-article.tsx';
import { type GuidePage, guidePages } from './guide-pages.ts';
import { guideSearch } from './guide-search.ts';
import { startTour } from './tour.tsx';

/** The guide inside the program: its pages, a search over all of them, and the page one reads. */
export function HelpScreen({ topic }: { readonly topic: string }) {
  const { router, engine } = useApp();
  const pages = useGuide();
  const [query, setQuery] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLUListElement>(null);
  const asked = useDeferredValue(query);
  const find = useMemo(() => guideSearch(pages ?? []), [pages]);
  const hits = useMemo(() => find(asked), [find, asked]);
  const [name = 'index', anchor = ''] = topic.split('#');
  const page = pages?.find((one) => one.name === name) ?? pages?.[0];
  const go = (to: string) => router.go({ page: 'help', topic: to });
  const hitTopic = (hit: (typeof hits)[number]) => (hit.at ? `${hit.page}#${hit.at}` : hit.page);
  const toSearch = () => search.current?.focus();
  useShortcuts({ '/': toSearch, 'Ctrl+F': toSearch, Escape: () => (query ? setQuery('') : router.back()) });
  useMenuActions({ find: toSearch });
  useEffect(() => {
    document.title = '使用说明 — 案卷';
  }, []);
  const ownWindow = () => void engine.shell.openGuide({ page: `${page?.name ?? 'index'}.html` });
  return (
    <section className="screen" aria-labelledby="help-title">
      <header className="screen-head">
        <Button icon="back" iconOnly tone="quiet" keys="Escape" onClick={router.back}>
          返回
        </Button>
        <h1 id="help-title">使用说明</h1>
        <SearchBox
          ref={search}
          label="搜索使用说明"
          placeholder="要做的事、出错编号"
          value={query}
          onChange={setQuery}
          onKey={(event) => {
            const [first] = hits;
            if (event.key === 'Enter' && first) go(hitTopic(first));
            if (event.key === 'ArrowDown') results.current?.querySelector('button')?.focus();
          }}
        />
        <span className="spacer" />
        <Button icon="next" onClick={startTour}>
          入门引导
        </Button>
        <Button onClick={ownWindow}>在单独窗口中看</Button>
      </header>
      <div className="help">
        <nav className="help-list" aria-label="使用说明目录">
          <p className="visually-hidden" role="status">
            {asked.trim() ? `找到 ${hits.length} 处` : ''}
          </p>
          {asked.trim() && hits.length === 0 && <Empty title="没有找到，换个说法试试" />}
          <ul ref={results}>
            {asked.trim()
              ? hits.map((hit) => (
                  <li key={hitTopic(hit)}>
                    <button
                      type="button"
                      aria-current={hitTopic(hit) === topic ? 'true' : undefined}
                      onClick={() => go(hitTopic(hit))}
                    >
                      <strong>{hit.title}</strong>
                      <span className="faint">{hit.pageTitle}</span>
                      <span className="help-excerpt">{hit.excerpt}</span>
                    </button>
                  </li>
                ))
              : pages?.map((one) => (
                  <li key={one.name}>
                    <button
                      type="button"
                      aria-current={one.name === page?.name ? 'page' : undefined}
                      onClick={() => go(one.name)}
                    >
                      {one.title}
                    </button>
                  </li>
                ))}
          </ul>
        </nav>
        {page ? (
          <GuideArticle page={page} anchor={anchor} onGo={go} />
        ) : (
          pages && <Empty title="这个程序里没有装使用说明" />
        )}
      </div>
    </section>
  );
}

/** The guide's pages; null until they are there, empty where the program was built without them. */
function useGuide(): readonly GuidePage[] | null {
  const [pages, setPages] = useState<readonly GuidePage[] | null>(null);
  useEffect(() => {
    guidePages().then(setPages, () => setPages([]));
  }, []);
  return pages;
}
