import type { DiscretionView } from '../../contract/commands/discretion.ts';
import { yuanText } from '../money.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { FinePlot, plotSentence, spanSentence } from './fine-plot.tsx';

const kinds = { person: '个人', organization: '单位' } as const;

/** What the fine is weighed by: the range, the steps, and what this station fined the same cause with before. */
export function DiscretionPanel({ view }: { readonly view: DiscretionView }) {
  return (
    <section className="discretion field-wide" aria-labelledby="discretion-title">
      <h3 id="discretion-title">罚款的幅度和本站以前的处罚</h3>
      {view.ranges === null ? (
        <p className="section-note">{view.unknown}</p>
      ) : (
        <ul className="discretion-spans">
          {view.ranges.map((span) => (
            <li key={span.title + span.min}>{spanSentence(span)}</li>
          ))}
        </ul>
      )}
      {(view.ranges !== null || view.earlier.length > 0) && <FinePlot view={view} />}
      {view.earlier.length === 0 ? (
        <p className="section-note">本站还没有同一案由的罚款决定。以后签发的决定会画在这里，供比较。</p>
      ) : (
        <EarlierFines view={view} />
      )}
    </section>
  );
}

function EarlierFines({ view }: { readonly view: DiscretionView }) {
  const { router } = useApp();
  return (
    <>
      <p className="discretion-key">
        <span className="key-person">个人</span>
        <span className="key-organization">单位</span>
        <span>{plotSentence({ ...view, ranges: [] })}。</span>
      </p>
      <details>
        <summary>逐件列出（{view.earlier.length} 件）</summary>
        <div className="discretion-table">
          <table>
            <thead>
              <tr>
                <th scope="col">决定日期</th>
                <th scope="col">文号</th>
                <th scope="col">当事人</th>
                <th scope="col">罚款（元）</th>
                <th scope="col">档次</th>
                <th scope="col">案件</th>
              </tr>
            </thead>
            <tbody>
              {view.earlier.map((one) => (
                <tr key={`${one.caseId}${one.number}`}>
                  <td>{one.decidedOn}</td>
                  <td>{one.number}</td>
                  <td>{kinds[one.partyKind]}</td>
                  <td className="numeric">{yuanText(one.fine)}</td>
                  <td>{one.step}</td>
                  <td>
                    <Button
                      tone="quiet"
                      onClick={() => router.go({ page: 'case', caseId: one.caseId, tab: 'way' })}
                    >
                      {one.caseName}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
