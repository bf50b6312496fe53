import { useEffect } from 'react';
import type { CaseRequirement } from '../../contract/commands/required.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { useCase } from './use-case.ts';

const titles = { review: '法制审核', hearing: '听证', discussion: '集体讨论' } as const;

/** Whether the case must go to review, hearing and discussion, with the reason; what only a person can judge. */
export function RequiredList() {
  const { store, overview } = useCase();
  const { value, reload } = useQuery('review/required', { caseId: store.caseId });
  useEffect(reload, [reload, overview]);
  if (!value || overview.facts.procedure === 'summary') return null;
  return (
    <>
      <h2>审核、听证、集体讨论</h2>
      <ul className="required">
        {value.requirements.map((one) => (
          <Required key={one.need} requirement={one} />
        ))}
      </ul>
    </>
  );
}

function Required({ requirement: { need, reasons, unknown, done } }: { requirement: CaseRequirement }) {
  const must = reasons.length > 0;
  return (
    <li>
      <p className="required-head">
        <strong>{titles[need]}</strong>
        {done ? (
          <Badge tone="good">{done}</Badge>
        ) : (
          <Badge tone={must ? 'wait' : 'neutral'}>{must ? '必须' : '没有必须的情形'}</Badge>
        )}
      </p>
      {reasons.map(({ text, basis }) => (
        <p key={text}>
          {text}
          <small>{basis}</small>
        </p>
      ))}
      {unknown.map((text) => (
        <p key={text} className="section-note">
          {text}
        </p>
      ))}
    </li>
  );
}
