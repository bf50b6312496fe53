import { useQuery } from '../state/use-query.ts';
import { Empty } from '../ui/empty.tsx';
import { basisText } from '../ui/severity.ts';

/** What the station's documents often lacked when they were submitted: where training and templates would help. */
export function UsualDefects() {
  const { value } = useQuery('review/defects', {});
  if (!value) return null;
  const { documents, cases, refusals, defects } = value;
  return (
    <section className="usual-defects" aria-labelledby="usual-defects">
      <h2 id="usual-defects">本站常见问题</h2>
      {documents === 0 ? (
        <Empty title="还没有可以统计的送审">
          <p className="faint">文书提交审核时还有哪些问题，从此记下，这里列出最常见的。</p>
        </Empty>
      ) : (
        <p className="faint">
          {value.from} 至 {value.to} 提交审核的文书 {documents} 份，涉及案件 {cases} 件
          {refusals > 0 && `；有问题没有改完、没能提交的 ${refusals} 次也算在内`}。
          {defects.length === 0 && '提交时都没有发现问题。'}
        </p>
      )}
      {defects.length > 0 && (
        <table>
          <caption className="visually-hidden">提交审核时最常见的问题</caption>
          <thead>
            <tr>
              <th scope="col">问题违反的要求</th>
              <th scope="col">依据</th>
              <th scope="col">文书</th>
              <th scope="col">案件</th>
              <th scope="col">占送审文书</th>
            </tr>
          </thead>
          <tbody>
            {defects.map((one) => (
              <tr key={one.rule}>
                <th scope="row">{one.title}</th>
                <td className="faint">{one.basis ? basisText(one.basis) : '文书式样'}</td>
                <td className="numeric">{one.documents} 份</td>
                <td className="numeric">{one.cases} 件</td>
                <td className="numeric">
                  <meter min={0} max={1} value={one.share} aria-hidden="true" />
                  {Math.round(one.share * 100)}%
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
