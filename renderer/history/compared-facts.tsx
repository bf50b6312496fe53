import type { ComparedPart } from '../../contract/blocks.ts';
import type { HistoryComparison } from '../../contract/commands/history.ts';
import { ComparedText } from '../paper/compared-part.tsx';

/** What differs between two states of the facts, field by field. */
export function ComparedFacts({ compared }: { readonly compared: HistoryComparison }) {
  return (
    <section className="history-facts" aria-label="案件事实的改动">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">以前</th>
            <th scope="col">以后</th>
          </tr>
        </thead>
        <tbody>
          {compared.differences.map(({ pointer, title, parts }, index) => (
            <tr key={`${pointer}${index}`}>
              <th scope="row">{title}</th>
              <td>{side(parts, 'added')}</td>
              <td>{side(parts, 'removed')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function side(parts: readonly ComparedPart[], other: ComparedPart['kind']) {
  const own = parts.filter(({ kind }) => kind !== other);
  const length = own.reduce((sum, { text }) => sum + text.length, 0);
  return length === 0 ? '（空）' : <ComparedText parts={own} from={0} to={length} />;
}
