import { type FieldSchema, schemaAt } from './field-schema.ts';

/** How messages name a place of a content: “证据 第2行 名称”; the whole is 本文书. */
export function titleOf(root: FieldSchema, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const names: string[] = [];
  steps.forEach((step, index) => {
    if (/^\d+$/.test(step)) names.push(`第${Number(step) + 1}行`);
    else {
      const title = schemaAt(root, `/${steps.slice(0, index + 1).join('/')}`)?.title;
      if (title) names.push(title);
    }
  });
  return names.length === 0 ? '本文书' : `“${names.join(' ')}”`;
}
