import type { ImportedField } from '../../contract/commands/word-import.ts';

/** The values of what was read, rows put together. */
export function contentOf(fields: readonly ImportedField[]): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { pointer, value, state } of fields) {
    if (state !== 'read' && state !== 'check') continue;
    const [first = '', index, column] = pointer.split('/').slice(1);
    if (index === undefined) content[first] = value;
    else if (column !== undefined) {
      const rows = Array.isArray(content[first]) ? (content[first] as Record<string, unknown>[]) : [];
      while (rows.length <= Number(index)) rows.push({});
      const row = rows[Number(index)];
      if (row) row[column] = value;
      content[first] = rows;
    }
  }
  return content;
}
