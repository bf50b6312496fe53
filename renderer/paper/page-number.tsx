import type { ReactElement } from 'react';
import type { PageStyle } from '../../contract/blocks.ts';

type Props = {
  readonly page: PageStyle;
  /** From 1. */
  readonly number: number;
  readonly total: number;
};

/** GB/T 9704-2012, 7.5: the dashes stand 7 mm below the type area; half the number's line is 3.2 mm more. */
const letterDrop = 10.2;
/** A foot never comes nearer to the paper's edge than this, in millimetres. */
const leastFoot = 12;

/** A page's number in its lower margin, as the form has it. */
export function PageNumber({ page, number, total }: Props): ReactElement | null {
  switch (page.pageNumber) {
    case 'none':
      return null;
    case 'total':
      return <Counted number={number} total={total} />;
    case 'continued':
      return number === 1 ? null : <Counted number={number} total={total} />;
    case 'plain':
      return <div className="paper-page-number paper-page-number-plain">{`— ${number} —`}</div>;
    case 'letter':
      return number === 1 ? null : <LetterNumber page={page} number={number} />;
  }
}

function Counted({ number, total }: { number: number; total: number }) {
  return <div className="paper-page-number">{`第 ${number} 页　共 ${total} 页`}</div>;
}

/** On the outer side, a character in from the type area: odd pages right, even pages left. */
function LetterNumber({ page, number }: { page: PageStyle; number: number }) {
  const { right, bottom, left } = page.margin;
  const style = {
    left: `${left}mm`,
    right: `${right}mm`,
    bottom: `${Math.max(leastFoot, bottom - letterDrop)}mm`,
    padding: '0 1em',
    textAlign: number % 2 === 0 ? 'left' : 'right',
  } as const;
  return (
    <div className="paper-page-number paper-page-number-plain" style={style}>
      {`— ${number} —`}
    </div>
  );
}
