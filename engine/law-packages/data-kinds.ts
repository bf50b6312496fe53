/** The kinds of data that a package can bring, each with the word that people read. */
export const dataKinds = {
  holidays: '节假日安排',
  thresholds: '法定数值',
  deadlines: '法定期限',
  statutes: '法律法规',
  causes: '案由',
  checklists: '审核清单',
} as const;
export type DataKind = keyof typeof dataKinds;

/** Bytes of one file and of all together, and how many there may be. */
export const dataLimits = { file: 2_000_000, unpacked: 40_000_000, files: 400, depth: 30 } as const;

const tables = /^(holidays|thresholds|deadlines)\.json$/;
const ones = /^(statutes|causes|checklists)\/([a-z0-9]+(?:-[a-z0-9]+)*)\.json$/;

/** What a file of a package holds by its path, and of which id; null where no such file belongs in one. */
export function dataPath(path: string): { readonly kind: DataKind; readonly id: string | null } | null {
  const table = tables.exec(path)?.[1];
  if (table) return { kind: table as DataKind, id: null };
  const [, kind, id] = ones.exec(path) ?? [];
  return kind && id ? { kind: kind as DataKind, id } : null;
}
