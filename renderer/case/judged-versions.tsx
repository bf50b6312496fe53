import type { JudgedBy } from '../../contract/case-file.generated.ts';
import type { JudgedStep } from '../../contract/commands/judged.ts';
import { useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { useCase } from './use-case.ts';

const steps: Readonly<Record<JudgedStep['step'], string>> = {
  submitted: '提交审核',
  returned: '审核退回',
  passed: '审核通过',
  issued: '签发',
};

/** Which versions of the law data and of the forms judged this case: now, and at each step that counts. */
export function JudgedVersions() {
  const app = useApp();
  const { store, overview } = useCase();
  const { caseId } = store;
  const { value } = useQuery('review/judgedBy', { caseId });
  if (!value) return null;
  const known = new Set(overview.documents.map(({ id }) => id));
  return (
    <details className="judged">
      <summary>用哪一版数据检查的</summary>
      <p>现在：{words(value.now)}。</p>
      {value.steps.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">文书</th>
              <th scope="col">步骤</th>
              <th scope="col">法律数据</th>
              <th scope="col">式样</th>
            </tr>
          </thead>
          <tbody>
            {value.steps.map((one) => (
              <tr key={`${one.document} ${one.step} ${one.on}`}>
                <td>{one.on}</td>
                <td>
                  {known.has(one.document) ? (
                    <button
                      type="button"
                      className="link"
                      onClick={() => app.router.go({ page: 'document', caseId, documentId: one.document })}
                    >
                      {one.title}
                    </button>
                  ) : (
                    one.title
                  )}
                </td>
                <td>{steps[one.step]}</td>
                <td>{one.judgedBy ? words(one.judgedBy) : '当时的程序没有记下'}</td>
                <td>{one.formVersion} 版</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function words({ lawAsOf, packages = [] }: JudgedBy): string {
  const names = packages.map(({ title, version }) => `《${title}》${version} 版`);
  return [`法律核对到 ${lawAsOf}`, ...names].join('，');
}
