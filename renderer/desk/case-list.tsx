import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { CaseSummary } from '../../contract/commands/cases.ts';
import { MissingPanel } from '../setup/missing-panel.tsx';
import { TrialPanel } from '../setup/trial-panel.tsx';
import { ask, told, useApp } from '../state/app-context.ts';
import { type Choices, useChoices } from '../state/kept-choices.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { pickBundle } from '../transfer/import-screen.tsx';
import { PackDialog } from '../transfer/pack-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { CaseRow } from './case-row.tsx';
import { DueBanner } from './due-banner.tsx';
import { NewCaseDialog } from './new-case-dialog.tsx';

/** Rows a page; the list is paged so that 100,000 cases are as quick as ten. */
const pageSize = 50;

type Which = Choices['cases']['which'];
type Sort = Choices['cases']['sort'];

/** All cases: search as one types, open by keyboard. */
export function CaseList() {
  const app = useApp();
  const [{ query, which, sort, page, active }, choose] = useChoices('cases');
  // Other cases are shown: from the first of them.
  const look = (change: Partial<Choices['cases']>) => choose({ page: 0, active: 0, ...change });
  const [creating, setCreating] = useState(false);
  const [packing, setPacking] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLTableSectionElement>(null);
  const answer = useQuery('cases/list', {
    query: useDeferredValue(query),
    state: which,
    sort,
    offset: page * pageSize,
    limit: pageSize,
  });
  const cases = answer.value?.cases ?? [];
  const total = answer.value?.total ?? 0;
  const at = Math.max(0, Math.min(active, cases.length - 1));
  const beyond = answer.value !== null && page > 0 && page * pageSize >= total;
  useEffect(() => {
    // Cases have gone since that page was looked at.
    if (beyond) choose({ page: 0, active: 0 });
  });
  const open = (summary: CaseSummary) => app.router.go({ page: 'case', caseId: summary.id, tab: 'way' });
  const importCase = async () => {
    const files = told(app, await app.engine.shell.pickFiles(pickBundle));
    if (files) app.router.go({ page: 'import', file: files[0] ?? null });
  };
  const copy = async (summary: CaseSummary) => {
    const made = await ask(app, 'cases/copy', { caseId: summary.id });
    if (!made) return;
    app.notices.done('已复制为新案件，请填写当事人。');
    app.router.go({ page: 'case', caseId: made.caseId, tab: 'facts' });
  };
  const focusRow = (to: number) => {
    choose({ active: to });
    rows.current?.querySelectorAll<HTMLElement>('tr')[to]?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const summary = cases[at];
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return;
    if (event.key === 'ArrowDown') focusRow(Math.min(at + 1, cases.length - 1));
    else if (event.key === 'ArrowUp') {
      if (at === 0) search.current?.focus();
      else focusRow(at - 1);
    } else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(cases.length - 1);
    else if (event.key === 'Enter' && summary) open(summary);
    else return;
    event.preventDefault();
  };
  useShortcuts({
    '/': () => search.current?.focus(),
    n: () => setCreating(true),
    'Ctrl+N': () => setCreating(true),
    'Ctrl+F': () => search.current?.focus(),
  });
  useMenuActions({ newCase: () => setCreating(true), find: () => search.current?.focus() });
  useEffect(() => {
    document.title = '案件 — 案卷';
    search.current?.focus();
  }, []);
  return (
    <section className="screen" aria-labelledby="cases-title">
      <header className="screen-head">
        <h1 id="cases-title">案件</h1>
        <SearchBox
          ref={search}
          label="搜索案件"
          placeholder="姓名、车牌、案号，一两个字即可"
          value={query}
          onChange={(text) => look({ query: text })}
          onKey={(event) => {
            const [first] = cases;
            if (event.key === 'ArrowDown' && first) {
              event.preventDefault();
              focusRow(0);
            }
            if (event.key === 'Enter' && first) open(first);
          }}
        />
        <SelectInput
          aria-label="状态"
          value={which}
          options={[
            { value: 'open', title: '在办' },
            { value: 'due', title: '快到期' },
            { value: 'closed', title: '已结' },
            { value: 'all', title: '全部' },
          ]}
          onChange={(value) => look({ which: value as Which })}
        />
        <SelectInput
          aria-label="排序"
          value={sort}
          options={[
            { value: 'changed', title: '最近修改' },
            { value: 'deadline', title: '期限先到' },
            { value: 'number', title: '案号' },
          ]}
          onChange={(value) => look({ sort: value as Sort })}
        />
        <span className="spacer" />
        <Button icon="import" onClick={() => void importCase()}>
          导入
        </Button>
        <Button icon="export" disabled={cases.length === 0} onClick={() => setPacking(true)}>
          导出
        </Button>
        <Button icon="plus" tone="main" keys="Ctrl+N" onClick={() => setCreating(true)}>
          新建案件
        </Button>
      </header>
      <TrialPanel onWiped={() => app.router.go({ page: 'setup', step: 'agency' })} />
      <MissingPanel />
      {which !== 'due' && <DueBanner onShow={() => look({ which: 'due', sort: 'deadline' })} />}
      <div className="case-list">
        {answer.value !== null && cases.length === 0 ? (
          <Empty title={emptyTitle(query, which)}>
            {query || which !== 'all' ? (
              <Button onClick={() => look({ query: '', which: 'all' })}>看全部案件</Button>
            ) : (
              <Button icon="plus" tone="main" onClick={() => setCreating(true)}>
                新建第一个案件
              </Button>
            )}
          </Empty>
        ) : (
          <table>
            <caption className="visually-hidden">案件列表，用上下键选择，回车打开</caption>
            <thead>
              <tr>
                <th scope="col">案号</th>
                <th scope="col">当事人</th>
                <th scope="col">案由</th>
                <th scope="col">阶段</th>
                <th scope="col">期限</th>
                <th scope="col">问题</th>
                <th scope="col">修改</th>
                <th scope="col">
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody ref={rows} onKeyDown={onKey}>
              {cases.map((summary, index) => (
                <CaseRow
                  key={summary.id}
                  summary={summary}
                  active={index === at}
                  onFocus={() => choose({ active: index })}
                  onOpen={() => open(summary)}
                  onCopy={() => void copy(summary)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <footer className="screen-foot">
        <p role="status">{answer.value === null ? '正在打开…' : `共 ${total} 件`}</p>
        <p className="key-hints" aria-hidden="true">
          <kbd>↑</kbd>
          <kbd>↓</kbd> 选择 <kbd>Enter</kbd> 打开 <kbd>/</kbd> 搜索
        </p>
        <span className="spacer" />
        {total > pageSize && (
          <>
            <Button
              small
              icon="back"
              disabled={page === 0}
              onClick={() => choose({ page: page - 1, active: 0 })}
            >
              上一页
            </Button>
            <span>
              {page + 1} / {Math.ceil(total / pageSize)}
            </span>
            <Button
              small
              icon="next"
              disabled={(page + 1) * pageSize >= total}
              onClick={() => choose({ page: page + 1, active: 0 })}
            >
              下一页
            </Button>
          </>
        )}
      </footer>
      {packing && <PackDialog cases={cases} onClose={() => setPacking(false)} />}
      {creating && <NewCaseDialog onClose={() => setCreating(false)} />}
    </section>
  );
}

function emptyTitle(query: string, which: Which): string {
  if (query) return `没有含“${query}”的案件`;
  return { all: '还没有案件', open: '没有在办的案件', closed: '没有已结的案件', due: '七天内没有到期的期限' }[
    which
  ];
}
