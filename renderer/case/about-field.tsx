import type { AboutChoice, DocumentSummary } from '../../contract/commands/cases.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';

type AboutFieldProps = {
  readonly form: string;
  readonly choice: AboutChoice;
  readonly documents: readonly DocumentSummary[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Which documents of the case a document speaks of: one, or several. */
export function AboutField({ form, choice, documents, chosen, onChange }: AboutFieldProps) {
  // What it speaks of already is offered too, though it might not be any more.
  const candidates = documents
    .filter(({ id }) => choice.documents.includes(id) || chosen.includes(id))
    .map(({ id, title, number }) => ({ value: id, title: `${title} ${number}`.trim() }));
  if (candidates.length === 0)
    return <p className="dialog-note field-wide">案卷中还没有它能针对的文书。请先制作并签发那一份。</p>;
  if (choice.many)
    return (
      <CheckGroup
        label={form === 'service-receipt' ? '送达哪些文书' : '列入哪些文书'}
        options={candidates}
        chosen={chosen}
        onChange={onChange}
      />
    );
  return (
    <Field label="针对哪一份文书" wide help="名称、文号和日期由它带入。">
      {(ids) => (
        <SelectInput
          {...ids}
          value={chosen[0] ?? ''}
          placeholder="不指定"
          options={candidates}
          onChange={(id) => onChange(id === '' ? [] : [id])}
        />
      )}
    </Field>
  );
}
