const stages: Readonly<Record<string, string>> = {
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

/** A form's stage as the screen says it. */
export function stageTitle(stage: string): string {
  return stages[stage] ?? stage;
}
