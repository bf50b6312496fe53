import { useEffect, useMemo, useState } from 'react';
import type { HistoryComparison, HistoryEntry } from '../../contract/commands/history.ts';
import { newId } from '../new-id.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { ComparedFacts } from './compared-facts.tsx';
import { ComparedPapers } from './compared-papers.tsx';
import { entryKey, HistoryList } from './history-list.tsx';
import { entryName } from './history-words.ts';

type HistoryScreenProps = {
  readonly caseId: string;
  /** Null: the facts; absent: the whole case. */
  readonly documentId?: string | null;
};

type Against = 'former' | 'now';

const partKey = (document: string | null) => document ?? 'facts';

/** Every kept state of a case's documents and facts: who wrote when, two side by side, one brought back. */
export function HistoryScreen({ caseId, documentId }: HistoryScreenProps) {
  const app = useApp();
  const { value: overview } = useQuery('cases/open', { caseId });
  const { value: history, reload } = useQuery('history/list', {
    caseId,
    ...(documentId === undefined ? {} : { documentId }),
  });
  const [person, setPerson] = useState('');
  const [part, setPart] = useState('');
  const [against, setAgainst] = useState<Against>('former');
  const [key, setKey] = useState<string | null>(null);
  const all = history?.entries ?? [];
  const whole = documentId === undefined;
  const entries = useMemo(() => shownEntries(all, whole, person, part), [all, whole, person, part]);
  const chosen =
    entries.find((one) => entryKey(one) === key) ?? entries.find(isChange) ?? entries.at(-1) ?? null;
  const now = all.find((one) => one.revision === null && one.document === chosen?.document) ?? null;
  const pair = chosen && now && pairOf(chosen, now, all, against);
  const compared = useComparison(caseId, chosen, pair);
  const restoring = useRestoring(chosen, overview);
  const back = () =>
    typeof documentId === 'string'
      ? app.router.go({ page: 'document', caseId, documentId })
      : app.router.go({ page: 'case', caseId, tab: documentId === null ? 'facts' : 'way' });
  const bringBack = async () => {
    if (!chosen?.revision || restoring.refusal) return;
    const { document, revision } = chosen;
    const done = await ask(app, 'history/restore', {
      caseId,
      documentId: document,
      revision,
      editId: newId(),
    });
    if (!done) return;
    setKey(null);
    reload();
    app.notices.done(
      `已恢复到${entryName(chosen)}的内容，原来的也留在历史版本里；回去后按 Ctrl+Z 可以撤销。`,
    );
  };
  useShortcuts({
    Escape: back,
    'Ctrl+Enter': () => void bringBack(),
    c: () => setAgainst(against === 'former' ? 'now' : 'former'),
  });
  useEffect(() => {
    document.title = '历史版本 — 案卷';
  }, []);
  if (!history || !overview) return <p className="starting">正在打开历史版本…</p>;
  const people = [...new Set(all.flatMap(({ who }) => who.split('、')).filter(Boolean))].sort();
  const parts = [...new Map(all.map((one) => [partKey(one.document), one.title]))];
  const title = typeof documentId === 'string' ? (all[0]?.title ?? '') : overview.summary.party || '新案件';
  return (
    <section className="screen" aria-labelledby="history-title">
      <header className="screen-head">
        <Button icon="back" iconOnly tone="quiet" keys="Esc" onClick={back}>
          回去
        </Button>
        <div className="head-title">
          <h1 id="history-title">历史版本</h1>
          <p title={title}>{title}</p>
        </div>
        <span className="spacer" />
        {whole && (
          <SelectInput
            aria-label="哪一部分"
            value={part}
            options={parts.map(([value, name]) => ({ value, title: name }))}
            placeholder="全部文书和事实"
            onChange={setPart}
          />
        )}
        <SelectInput
          aria-label="何人所写"
          value={person}
          options={people.map((name) => ({ value: name, title: name }))}
          placeholder="全部人员"
          onChange={setPerson}
        />
        <SelectInput
          aria-label="与哪一版比较"
          value={against}
          options={[
            { value: 'former', title: '与前一版比较（C）' },
            { value: 'now', title: '与现在的比较（C）' },
          ]}
          onChange={(value) => setAgainst(value === 'now' ? 'now' : 'former')}
        />
        <Button
          icon="undo"
          tone="main"
          keys="Ctrl+Enter"
          disabled={restoring.refusal !== null}
          {...(restoring.refusal === null ? {} : { title: restoring.refusal })}
          onClick={() => void bringBack()}
        >
          恢复这一版
        </Button>
      </header>
      <div className="history">
        <HistoryList
          entries={entries}
          chosen={chosen}
          titled={whole}
          onChoose={(entry) => setKey(entryKey(entry))}
        />
        {entries.length === 0 && <Empty title="没有符合的历史版本。" />}
        {chosen && pair && compared && (
          <div className="history-compared">
            <p className="section-note" role="status">
              {sentence(pair, compared)}
              {restoring.refusal && chosen.revision !== null && <> {restoring.refusal}</>}
            </p>
            {compared.page ? (
              <ComparedPapers
                compared={compared}
                earlier={pair.before ? entryName(pair.before) : ''}
                later={entryName(pair.after)}
              />
            ) : (
              <ComparedFacts compared={compared} />
            )}
          </div>
        )}
      </div>
    </section>
  );
}

const isChange = ({ revision, former }: HistoryEntry) => revision !== null && former !== null;

/** Of a whole case only what was kept: what stands now is its documents' own. */
function shownEntries(
  all: readonly HistoryEntry[],
  whole: boolean,
  person: string,
  part: string,
): HistoryEntry[] {
  return all.filter(
    (one) =>
      (!whole || one.revision !== null) &&
      (person === '' || one.who.split('、').includes(person)) &&
      (part === '' || partKey(one.document) === part),
  );
}

type Pair = { readonly before: HistoryEntry | null; readonly after: HistoryEntry };

/** What stands now is always the later one. */
function pairOf(
  chosen: HistoryEntry,
  now: HistoryEntry,
  all: readonly HistoryEntry[],
  against: Against,
): Pair {
  if (against === 'now' && chosen.revision !== null) return { before: chosen, after: now };
  const former = all.find(({ revision }) => revision !== null && revision === chosen.former);
  return { before: former ?? null, after: chosen };
}

function useComparison(
  caseId: string,
  chosen: HistoryEntry | null,
  pair: Pair | null,
): HistoryComparison | null {
  const app = useApp();
  const [compared, setCompared] = useState<{ of: string; value: HistoryComparison } | null>(null);
  const of = JSON.stringify([chosen?.document, pair?.before?.revision, pair?.after.revision]);
  useEffect(() => {
    if (!chosen || !pair) return;
    let wanted = true;
    const { document } = chosen;
    const [before, after] = [pair.before?.revision ?? null, pair.after.revision];
    void ask(app, 'history/compare', { caseId, documentId: document, before, after }).then((value) => {
      if (wanted && value) setCompared({ of, value });
    });
    return () => {
      wanted = false;
    };
  }, [app, caseId, of]);
  return compared?.of === of ? compared.value : null;
}

/** Why the chosen state can't be brought back, as a sentence; null where it can. */
function useRestoring(
  chosen: HistoryEntry | null,
  overview: { readonly documents: readonly { readonly id: string; readonly state: string }[] } | null,
): { readonly refusal: string | null } {
  const may = useMay('history/restore');
  if (!chosen || chosen.revision === null) return { refusal: '先选一个以前的版本。' };
  if (!may) return { refusal: '您的角色只能查看，不能恢复。' };
  if (chosen.same) return { refusal: '这一版与现在的内容相同。' };
  const document = overview?.documents.find(({ id }) => id === chosen.document);
  if (document && document.state !== 'draft')
    return { refusal: '签发、作废、撤回的文书不再改动；要更改的，另做一份。' };
  return { refusal: null };
}

function sentence({ before, after }: Pair, { differences }: HistoryComparison): string {
  if (before === null) return `${entryName(after)}：最早的一版，没有更早的可以比较。`;
  const names = `${entryName(before)}与${entryName(after)}`;
  return differences.length === 0
    ? `${names}内容相同。`
    : `${names}有 ${differences.length} 处不同：${differences
        .slice(0, 6)
        .map(({ title }) => title)
        .join('、')}${differences.length > 6 ? '等' : ''}。`;
}
