import { useEffect, useRef, useState } from 'react';
import type { CitationReading, StatuteWording } from '../../contract/commands/law.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import type { ReadText } from './use-citations.ts';

/** A day whose law can be read: that of the violation, of the document, today. */
export type LawDay = { readonly label: string; readonly day: string };

type CitationDialogProps = {
  readonly read: ReadText;
  /** At least one; the first is chosen. */
  readonly days: readonly [LawDay, ...LawDay[]];
  readonly onClose: () => void;
};

/** What the citations of a text say, in the wording in force on the day chosen, with its dates and its source. */
export function CitationDialog({ read, days, onClose }: CitationDialogProps) {
  const [day, setDay] = useState(days[0].day);
  const { value } = useQuery('law/citations', { text: read.text, on: day });
  const here = value ? indexAt(value.citations, read.caret) : null;
  const chosen = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here !== null) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <Dialog title="引用的条文" width="wide" onClose={onClose}>
      {/* Reading is no leaving of the field: the paper asks nothing for it. */}
      <div className="law-readings" data-aside="">
        {days.length > 1 && (
          <fieldset className="law-days">
            <legend>按哪一天的法律</legend>
            {days.map((one) => (
              <label key={one.label}>
                <input
                  type="radio"
                  name="law-day"
                  checked={one.day === day}
                  onChange={() => setDay(one.day)}
                  data-autofocus={one.day === day || undefined}
                />
                {one.label}（{one.day}）
              </label>
            ))}
          </fieldset>
        )}
        {value?.citations.length === 0 && (
          <Empty title="这一栏没有引用法律、法规、规章">
            写成“《法律名称》第…条”的引用，才能在这里看条文。
          </Empty>
        )}
        {value?.citations.map((citation, index) => (
          <Reading
            key={citation.span.start}
            citation={citation}
            day={day}
            {...(index === here ? { ref: chosen } : {})}
          />
        ))}
      </div>
    </Dialog>
  );
}

function Reading({
  citation,
  day,
  ref,
}: {
  citation: CitationReading;
  day: string;
  ref?: React.RefObject<HTMLElement | null>;
}) {
  const { cited, title, sentence, text, version, others } = citation;
  const article = /第[^《》]*$/.exec(cited)?.[0] ?? '';
  return (
    <article className="law-reading" ref={ref} data-current={ref ? '' : undefined}>
      <h3>
        {title === null ? cited : `《${title}》${article}`}
        {ref && <span className="law-here">光标处</span>}
      </h3>
      {sentence !== null && <p className="law-problem">{sentence}</p>}
      {text === null ? (
        version !== null &&
        article !== '' && <p className="law-missing">程序没有收录这一条的条文，请查阅公布的文本。</p>
      ) : (
        <blockquote>
          {text.split('\n').map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </blockquote>
      )}
      {version && (
        <p className="law-source">
          {wordingSentence(version)}。文本来源：{version.source}
          {version.unverified && <span>〔未核实〕{version.unverified}</span>}
        </p>
      )}
      {laterThan(others, day).map((one) => (
        <p key={one.inForceFrom} className="law-later">
          此后有修改：{wordingSentence(one)}。
        </p>
      ))}
    </article>
  );
}

function wordingSentence({ adopted, inForceFrom, until, number }: StatuteWording): string {
  const named = number === null ? '' : `（${number}）`;
  const end = until === null ? '现行有效' : `有效至${until}`;
  return `${adopted}公布${named}，${inForceFrom}起施行，${end}`;
}

function laterThan(others: readonly StatuteWording[], day: string): readonly StatuteWording[] {
  return others.filter(({ inForceFrom }) => inForceFrom > day);
}

/** The citation that the caret is in, or stands right behind. */
function indexAt(citations: readonly CitationReading[], caret: number | null): number | null {
  if (caret === null) return null;
  const index = citations.findIndex(({ span }) => span.start <= caret && caret <= span.end);
  return index < 0 ? null : index;
}
