import { type KeyboardEvent, useDeferredValue, useEffect, useRef } from 'react';
import type { PublicationFilter, PublicationItem } from '../../contract/commands/publication.ts';
import { useApp } from '../state/app-context.ts';
import { useChoices } from '../state/kept-choices.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { DueText, PublicationBadge } from './publication-state.tsx';

/** Rows shown at once; the search finds the rest. */
const limit = 200;

const filters: readonly { readonly value: PublicationFilter; readonly title: string }[] = [
  { value: 'work', title: '要办的' },
  { value: 'public', title: '公示中' },
  { value: 'closed', title: '不公示、已撤下' },
  { value: 'all', title: '全部' },
];

/** Decisions on their way to the public and back, what is due first. */
export function PublicationQueue() {
  const app = useApp();
  const [{ filter, query }, choose] = useChoices('publications');
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLTableSectionElement>(null);
  const { value } = useQuery('publication/queue', { filter, query: useDeferredValue(query), limit });
  const items = value?.items ?? [];
  const open = ({ caseId, documentId }: PublicationItem) =>
    app.router.go({ page: 'publication', caseId, documentId });
  const find = () => search.current?.focus();
  const onKey = (event: KeyboardEvent) => {
    const buttons = [...(rows.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (to < 0) find();
    else buttons[to]?.focus();
  };
  useShortcuts({ '/': find, 'Ctrl+F': find });
  useMenuActions({ find });
  useEffect(() => {
    document.title = '公示 — 案卷';
  }, []);
  return (
    <section className="screen" aria-labelledby="publication-title">
      <header className="screen-head">
        <h1 id="publication-title">公示</h1>
        <SearchBox
          ref={search}
          label="搜索公示"
          placeholder="文号、当事人、案由"
          value={query}
          onChange={(text) => choose({ query: text })}
          onKey={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            rows.current?.querySelector<HTMLElement>('button')?.focus();
          }}
        />
        <SelectInput
          aria-label="状态"
          value={filter}
          options={filters.map((one) => ({
            ...one,
            title: value ? `${one.title}（${value.counts[one.value]}）` : one.title,
          }))}
          onChange={(chosen) =>
            choose({ filter: filters.find((one) => one.value === chosen)?.value ?? 'work' })
          }
        />
        <span className="spacer" />
        <Button icon="settings" onClick={() => app.router.go({ page: 'settings', tab: 'publication' })}>
          公示设置
        </Button>
      </header>
      <div className="case-list">
        {value && items.length === 0 ? (
          <Empty title={emptyTitle(filter, query)}>
            <p className="faint">签发的行政处罚决定书会出现在这里，作出之日起七个工作日内公开。</p>
            {(query !== '' || filter !== 'all') && (
              <Button onClick={() => choose({ query: '', filter: 'all' })}>看全部决定</Button>
            )}
          </Empty>
        ) : (
          <table>
            <caption className="visually-hidden">行政处罚决定的公示，用上下键选择，回车打开</caption>
            <thead>
              <tr>
                <th scope="col">决定书</th>
                <th scope="col">当事人</th>
                <th scope="col">案由</th>
                <th scope="col">决定日期</th>
                <th scope="col">状态</th>
                <th scope="col">期限</th>
              </tr>
            </thead>
            <tbody ref={rows} onKeyDown={onKey}>
              {items.map((item) => (
                <tr key={`${item.caseId}${item.documentId}`}>
                  <th scope="row">
                    <button type="button" className="link numeric" onClick={() => open(item)}>
                      {item.number || '没有文号'}
                    </button>
                  </th>
                  <td>{item.party}</td>
                  <td className="case-cause">{item.cause}</td>
                  <td className="numeric">{item.decidedOn}</td>
                  <td>
                    <PublicationBadge state={item.state} />
                  </td>
                  <td>{item.due && <DueText due={item.due} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      <footer className="screen-foot">
        <p role="status">
          {value === null
            ? '正在打开…'
            : value.total > items.length
              ? `共 ${value.total} 件，列出最急的 ${items.length} 件，其余请搜索`
              : `共 ${value.total} 件`}
        </p>
      </footer>
    </section>
  );
}

function emptyTitle(filter: PublicationFilter, query: string): string {
  if (query !== '') return `没有含“${query}”的决定`;
  return {
    work: '没有要办的公示',
    public: '没有公示中的决定',
    closed: '没有不公示、已撤下的决定',
    all: '还没有签发的处罚决定',
  }[filter];
}
