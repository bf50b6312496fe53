/** JSON as it stands, or where it stops being JSON, in Chinese, for a person who writes it by hand. */
export type ReadJson =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problem: string };

export function readJson(text: string): ReadJson {
  try {
    return { ok: true, data: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, problem: `不是有效的 JSON：${place(text, error)}` };
  }
}

/** Lines and columns are counted from one, as editors do. */
function place(text: string, error: unknown): string {
  const [, at] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  if (at === undefined) return '文件到末尾还没有写完，看看是不是少了括号或者引号';
  const before = text.slice(0, Number(at)).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `第 ${before.length} 行第 ${column} 列附近写法不对，看看是不是多了或者少了逗号、引号、括号`;
}
