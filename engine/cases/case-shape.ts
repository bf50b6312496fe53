import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Act, CaseFile } from '../../contract/case-file.generated.ts';
import { formAjv } from '../forms/form-ajv.ts';
import { once } from '../values/once.ts';
import { type ShapeProblem, shapeProblem } from './shape-problem.ts';

/** Holds what is written into an open case to the case format, so that every case can be exported and read again. */
export type CaseShape = {
  /** What is wrong with the facts and evidence, or null. The pointer starts at the case file. */
  problem(file: CaseFile): ShapeProblem | null;
  /** What is wrong with an act, or null. The pointer starts at the act. */
  actProblem(act: unknown): ShapeProblem | null;
};

const actShapes: Readonly<Record<Act['kind'], string>> = {
  approval: 'approval',
  signature: 'signature',
  service: 'service',
  statement: 'statementAct',
  waiver: 'waiver',
  hearingRequest: 'hearingRequest',
  suspension: 'suspension',
  review: 'reviewAct',
  discussion: 'discussion',
  payment: 'payment',
  scan: 'scan',
  stateChange: 'stateChange',
  note: 'note',
  publication: 'publicationAct',
};

/** The parts of schemas/case.schema.json that edits and acts are held to; each is compiled when it is first needed. */
export function caseShape(resources: string): CaseShape {
  const ajv = once(() => {
    const made = formAjv();
    made.addSchema(JSON.parse(readFileSync(join(resources, 'schemas', 'case.schema.json'), 'utf8')));
    return made;
  });
  const part = (place: string) =>
    once((): ValidateFunction => ajv().compile({ $ref: `anjuan:case#${place}` }));
  const facts = part('/$defs/facts');
  const evidence = part('/properties/evidence');
  const acts = new Map(Object.entries(actShapes).map(([kind, name]) => [kind, part(`/$defs/${name}`)]));
  return {
    problem: (file) =>
      problemAt('/facts', facts(), file.facts) ?? problemAt('/evidence', evidence(), file.evidence ?? []),
    actProblem: (act) => {
      const kind = typeof act === 'object' && act !== null && 'kind' in act ? act.kind : undefined;
      const validate = typeof kind === 'string' ? acts.get(kind)?.() : undefined;
      return validate ? problemAt('', validate, act) : { pointer: '/kind', problem: '不认识这种经过' };
    },
  };
}

function problemAt(root: string, validate: ValidateFunction, value: unknown): ShapeProblem | null {
  if (validate(value)) return null;
  const { pointer, problem } = shapeProblem(validate.errors ?? []);
  return { pointer: pointer === '/' ? root : root + pointer, problem };
}
