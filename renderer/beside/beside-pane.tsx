import './beside.css';
import type { CaseReading } from '../../contract/commands/reading.ts';
import { useCase } from '../case/use-case.ts';
import { Button } from '../ui/button.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { ActsPane } from './acts-pane.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { FactsPane } from './facts-pane.tsx';
import { PaperPane } from './paper-pane.tsx';
import { type Beside, besideActs, besideEvidence, besideFacts } from './use-beside.ts';

const ofTheCase = [
  { value: besideFacts, title: '案件事实' },
  { value: besideEvidence, title: '证据' },
  { value: besideActs, title: '经过' },
] as const;

type BesidePaneProps = {
  readonly beside: Beside;
  readonly reading: CaseReading | null;
  /** The document that stands on the other side. */
  readonly documentId: string;
};

/** Beside the paper, to be read with it: the facts, the evidence, what happened, or any other document of the case. */
export function BesidePane({ beside, reading, documentId }: BesidePaneProps) {
  const { overview } = useCase();
  const { what, marked } = beside;
  const others = overview.documents.filter(({ id }) => id !== documentId);
  const read = reading?.documents.find(({ summary }) => summary.id === what);
  const title =
    ofTheCase.find(({ value }) => value === what)?.title ?? others.find(({ id }) => id === what)?.title ?? '';
  return (
    <section className="beside" aria-label="对照">
      <header>
        <h2 className="visually-hidden">对照：{title}</h2>
        <SelectInput
          aria-label="对照什么"
          value={what ?? ''}
          options={[
            ...ofTheCase,
            ...others.map(({ id, title: name, number }) => ({
              value: id,
              title: number ? `${name} ${number}` : name,
            })),
          ]}
          onChange={beside.choose}
        />
        <Button icon="close" iconOnly small tone="quiet" keys="F4" onClick={beside.toggle}>
          收起对照
        </Button>
      </header>
      <section
        className="beside-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label={`对照：${title}`}
      >
        {what === besideFacts && <FactsPane marked={marked?.pointer ?? null} />}
        {what === besideEvidence && <EvidencePane marked={marked?.pointer ?? null} />}
        {what === besideActs && <ActsPane />}
        {read && <PaperPane key={read.summary.id} read={read} marked={marked} />}
      </section>
    </section>
  );
}
