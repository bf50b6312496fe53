import { actDay, actSentence } from '../case/act-sentence.ts';
import { useCase } from '../case/use-case.ts';
import { Empty } from '../ui/empty.tsx';

/** What happened in the case, to read beside a paper. */
export function ActsPane() {
  const { overview } = useCase();
  const acts = overview.acts.toSorted((a, b) => actDay(a).localeCompare(actDay(b)));
  if (acts.length === 0) return <Empty title="本案还没有记录经过" />;
  return (
    <ol className="beside-acts">
      {acts.map((act) => {
        const paper =
          'document' in act ? overview.documents.find(({ id }) => id === act.document) : undefined;
        return (
          <li key={act.id}>
            <span className="numeric faint">{actDay(act)}</span>
            <span>
              {paper && `《${paper.title}》 `}
              {actSentence(act)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
