import type { Stage } from './form.ts';

/** The stages in the order of an ordinary case. */
export const stageOrder: readonly Stage[] = [
  'filing',
  'investigation',
  'coercion',
  'notice',
  'hearing',
  'review',
  'decision',
  'service',
  'execution',
  'closing',
  'dossier',
];

export const stageTitles: Readonly<Record<Stage, string>> = {
  filing: '立案',
  investigation: '调查取证',
  coercion: '行政强制',
  notice: '告知',
  hearing: '听证',
  review: '审核',
  decision: '决定',
  service: '送达',
  execution: '执行',
  closing: '结案',
  dossier: '归档',
};
