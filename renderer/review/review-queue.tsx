import { useEffect } from 'react';
import { DeadlineText } from '../desk/case-row.tsx';
import { useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { UsualDefects } from './usual-defects.tsx';

/** What waits for legal review, the oldest first. */
export function ReviewQueue() {
  const app = useApp();
  const { value } = useQuery('review/queue', {});
  const items = [...(value?.items ?? [])].sort((a, b) => a.submittedOn.localeCompare(b.submittedOn));
  useEffect(() => {
    document.title = '审核 — 案卷';
  }, []);
  return (
    <section className="screen" aria-labelledby="review-title">
      <header className="screen-head">
        <h1 id="review-title">待审核</h1>
      </header>
      <section
        className="screen-body review-queue"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label="等待审核的文书和常见问题"
      >
        <div className="case-list">
          {value && items.length === 0 && (
            <Empty title="没有等待审核的文书">
              <p className="faint">在文书右侧“审核”栏提交后，会出现在这里。</p>
            </Empty>
          )}
          {items.length > 0 && (
            <table>
              <caption className="visually-hidden">等待法制审核的文书</caption>
              <thead>
                <tr>
                  <th scope="col">文书</th>
                  <th scope="col">当事人</th>
                  <th scope="col">案由</th>
                  <th scope="col">提交</th>
                  <th scope="col">已等</th>
                  <th scope="col">期限</th>
                  <th scope="col">次数</th>
                  <th scope="col">批注</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.documentId}>
                    <th scope="row">
                      <button
                        type="button"
                        className="link"
                        onClick={() =>
                          app.router.go({
                            page: 'document',
                            caseId: item.caseId,
                            documentId: item.documentId,
                          })
                        }
                      >
                        {item.title}
                      </button>
                      {item.changed && <Badge tone="wait">送审后有改动</Badge>}
                    </th>
                    <td>{item.party}</td>
                    <td className="case-cause">{item.cause}</td>
                    <td className="numeric">{item.submittedOn}</td>
                    <td className="numeric">{item.waitingDays === 0 ? '今天' : `${item.waitingDays} 天`}</td>
                    <td>{item.deadline && <DeadlineText deadline={item.deadline} />}</td>
                    <td>第 {item.round} 次</td>
                    <td className="numeric">{item.openAnnotations > 0 ? item.openAnnotations : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        <UsualDefects />
      </section>
    </section>
  );
}
