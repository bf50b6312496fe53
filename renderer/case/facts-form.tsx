import { type ReactNode, useEffect, useRef } from 'react';
import type { DiscretionView } from '../../contract/commands/discretion.ts';
import { ReadOnlyNote } from '../people/read-only-note.tsx';
import { useMay } from '../state/use-may.ts';
import { useQuery } from '../state/use-query.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { DiscretionPanel } from './discretion-panel.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { FactField, MoneyField } from './fact-field.tsx';
import { penaltyKinds, procedures, sources } from './fact-words.ts';
import { GroundsPicker } from './grounds-picker.tsx';
import { OfficersPicker } from './officers-picker.tsx';
import { PartyCards } from './party-cards.tsx';
import { useCase } from './use-case.ts';
import { VehicleCards } from './vehicle-cards.tsx';

const sections = [
  { id: 'basics', title: '立案' },
  { id: 'parties', title: '当事人' },
  { id: 'vehicles', title: '车辆' },
  { id: 'officers', title: '执法人员' },
  { id: 'violation', title: '违法行为' },
  { id: 'penalty', title: '处罚' },
  { id: 'evidence', title: '证据' },
  { id: 'remedy', title: '救济与缴款' },
] as const;

/** The facts: entered once, used by every document. Saves itself; undo and redo are the case's. */
export function FactsForm({ pointer }: { readonly pointer?: string }) {
  const root = useRef<HTMLDivElement>(null);
  const discretion = useDiscretion();
  const may = useMay('facts/edit');
  useEffect(() => {
    const name = /^\/(?:facts\/)?(\w+)/.exec(pointer ?? '')?.[1];
    const section = name === 'payee' ? 'remedy' : sections.find(({ id }) => id === name)?.id;
    const target = root.current?.querySelector<HTMLElement>(`#facts-${section ?? 'basics'}`);
    if (pointer === undefined) return;
    target?.scrollIntoView({ block: 'start' });
    const field = target?.querySelector<HTMLElement>('[aria-invalid="true"], input, select, textarea');
    field?.focus();
  }, [pointer]);
  return (
    <div className="facts" ref={root}>
      <nav className="facts-nav" aria-label="案件事实各部分">
        {sections.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              const target = root.current?.querySelector<HTMLElement>(`#facts-${id}`);
              target?.scrollIntoView({ block: 'start' });
              target?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
            }}
          >
            {title}
          </button>
        ))}
      </nav>
      <fieldset className="facts-sections" disabled={!may}>
        <ReadOnlyNote command="facts/edit" what="案件事实" />
        <Basics />
        <Section id="parties" title="当事人和有关的人">
          <PartyCards />
        </Section>
        <Section id="vehicles" title="车辆">
          <VehicleCards />
        </Section>
        <Section id="officers" title="执法人员">
          <OfficersPicker />
        </Section>
        <ViolationSection discretion={discretion} />
        <PenaltySection discretion={discretion} />
        <Section id="evidence" title="证据">
          <EvidenceTable />
        </Section>
        <RemedySection />
      </fieldset>
    </div>
  );
}

/** What the fine is weighed by, asked again when the facts have changed. */
function useDiscretion(): DiscretionView | null {
  const { store, overview } = useCase();
  const { value, reload } = useQuery('law/discretion', { caseId: store.caseId });
  const { facts } = overview;
  useEffect(reload, [reload, facts]);
  return value;
}

type SectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

function Section({ id, title, children }: SectionProps) {
  return (
    <section id={`facts-${id}`} className="facts-section" aria-labelledby={`facts-${id}-title`}>
      <h2 id={`facts-${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Basics() {
  const { facts } = useCase().overview;
  return (
    <Section id="basics" title="立案">
      <div className="form-grid">
        <FactField label="案号" pointer="/facts/caseNumber" value={facts.caseNumber} />
        <FactField label="受案时间" pointer="/facts/acceptedOn" value={facts.acceptedOn} kind="date" />
        <FactField
          label="程序"
          pointer="/facts/procedure"
          value={facts.procedure}
          options={procedures}
          required
        />
        <FactField label="案件来源" pointer="/facts/source" value={facts.source} options={sources} />
        <FactField label="案由" pointer="/facts/cause" value={facts.cause} required wide />
        {facts.source !== undefined && facts.source !== 'inspection' && (
          <FactField label="来源说明" pointer="/facts/sourceText" value={facts.sourceText} wide />
        )}
        <FactField label="案件基本情况" pointer="/facts/summary" value={facts.summary} rows={3} wide />
      </div>
    </Section>
  );
}

type DiscretionProps = { readonly discretion: DiscretionView | null };

function ViolationSection({ discretion }: DiscretionProps) {
  const { store, overview } = useCase();
  const violation = overview.facts.violation ?? {};
  return (
    <Section id="violation" title="违法行为">
      <div className="form-grid">
        <FactField
          label="查获时刻"
          pointer="/facts/violation/startedAt"
          value={violation.startedAt}
          kind="datetime-local"
        />
        <FactField
          label="检查结束时刻"
          pointer="/facts/violation/endedAt"
          value={violation.endedAt}
          kind="datetime-local"
        />
        <FactField label="地点" pointer="/facts/violation/place" value={violation.place} wide />
        <FactField
          label="查明的违法事实"
          pointer="/facts/violation/facts"
          value={violation.facts}
          rows={4}
          wide
        />
        <FactField
          label="违反的条款"
          pointer="/facts/violation/prohibition"
          value={violation.prohibition}
          rows={2}
          wide
        />
        <FactField
          label="发现之日"
          pointer="/facts/violation/discoveredOn"
          value={violation.discoveredOn}
          kind="date"
          help="与发生之日相同时不必填。"
        />
        <MoneyField
          label="违法所得"
          pointer="/facts/violation/illegalIncome"
          value={violation.illegalIncome}
          help="没有的填 0。"
        />
        <GroundsPicker
          grounds={discretion?.grounds ?? null}
          chosen={violation.circumstances ?? []}
          onChange={(value) => store.change({ pointer: '/facts/violation/circumstances', value })}
        />
        <label className="check field-wide">
          <input
            type="checkbox"
            checked={violation.suspectedCrime ?? false}
            onChange={(event) =>
              store.change({ pointer: '/facts/violation/suspectedCrime', value: event.target.checked })
            }
          />
          <span>涉嫌犯罪</span>
        </label>
      </div>
    </Section>
  );
}

function PenaltySection({ discretion }: DiscretionProps) {
  const { store, overview } = useCase();
  const penalty = overview.facts.penalty ?? {};
  return (
    <Section id="penalty" title="处罚">
      <div className="form-grid">
        <CheckGroup
          label="处罚种类"
          options={penaltyKinds}
          chosen={penalty.kinds ?? []}
          onChange={(value) => store.change({ pointer: '/facts/penalty/kinds', value })}
        />
        <MoneyField label="罚款" pointer="/facts/penalty/fine" value={penalty.fine} />
        <MoneyField
          label="没收违法所得"
          pointer="/facts/penalty/confiscatedIncome"
          value={penalty.confiscatedIncome}
        />
        {discretion && <DiscretionPanel view={discretion} />}
        <FactField label="处罚依据" pointer="/facts/penalty/basis" value={penalty.basis} rows={2} wide />
        <FactField label="处罚内容" pointer="/facts/penalty/content" value={penalty.content} rows={2} wide />
        <FactField
          label="裁量基准"
          pointer="/facts/penalty/discretionStandard"
          value={penalty.discretionStandard}
          wide
        />
        <FactField label="裁量档次" pointer="/facts/penalty/discretionStep" value={penalty.discretionStep} />
        <FactField
          label="其他执行方式和期限"
          pointer="/facts/penalty/otherPerformance"
          value={penalty.otherPerformance}
        />
        <FactField
          label="裁量理由"
          pointer="/facts/penalty/discretionReason"
          value={penalty.discretionReason}
          rows={2}
          wide
        />
      </div>
    </Section>
  );
}

function RemedySection() {
  const { remedy = {}, payee = {} } = useCase().overview.facts;
  return (
    <Section id="remedy" title="救济与缴款">
      <p className="section-note">取自本站设置，只在本案不同时修改。</p>
      <div className="form-grid">
        <FactField
          label="行政复议机关"
          pointer="/facts/remedy/reconsiderationOrgan"
          value={remedy.reconsiderationOrgan}
        />
        <FactField
          label="管辖法院"
          pointer="/facts/remedy/court"
          value={remedy.court}
          help="写到“人民法院”之前。"
        />
        <FactField label="代收银行" pointer="/facts/payee/bank" value={payee.bank} />
        <FactField label="银行地址" pointer="/facts/payee/bankAddress" value={payee.bankAddress} />
        <FactField label="户名" pointer="/facts/payee/accountName" value={payee.accountName} />
        <FactField label="账号" pointer="/facts/payee/account" value={payee.account} />
      </div>
    </Section>
  );
}
