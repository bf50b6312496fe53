import { useState } from 'react';
import type { Finding } from '../../contract/finding.ts';
import { fenOf, yuanText } from '../money.ts';
import { namesOf, namesText } from '../names.ts';
import { Field } from '../ui/field.tsx';
import { type Option, SelectInput } from '../ui/select-input.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useCase } from './use-case.ts';

type FactFieldProps = {
  readonly label: string;
  /** Pointer into the case: `/facts/parties/0/name`. */
  readonly pointer: string;
  readonly value: string | undefined;
  readonly kind?: 'text' | 'date' | 'datetime-local' | 'tel';
  readonly rows?: number;
  readonly options?: readonly Option[];
  readonly help?: string;
  readonly required?: boolean;
  readonly wide?: boolean;
};

/** One fact: saves itself, shows what is wrong with it. A fact that is required is emptied, not removed. */
export function FactField(props: FactFieldProps) {
  const { label, pointer, value, kind = 'text', rows, options, help, required = false, wide = false } = props;
  const { store } = useCase();
  const finding = useFactFinding(pointer);
  const commit = (text: string) =>
    store.change(text === '' && !required ? { pointer } : { pointer, value: text });
  return (
    <Field
      label={label}
      help={help ?? null}
      problem={finding?.message ?? null}
      required={required}
      wide={wide}
    >
      {(ids) =>
        options ? (
          <SelectInput
            {...ids}
            value={value ?? ''}
            options={options}
            // What must be chosen has no empty choice.
            {...(required ? {} : { placeholder: '—' })}
            onChange={commit}
          />
        ) : (
          <TextInput
            {...ids}
            value={value ?? ''}
            kind={kind}
            onCommit={commit}
            {...(rows === undefined ? {} : { rows })}
          />
        )
      }
    </Field>
  );
}

type MoneyFieldProps = {
  readonly label: string;
  readonly pointer: string;
  readonly value: number | undefined;
  readonly help?: string;
};

/** An amount of money, typed in yuan and kept in fen. What is no amount stays as typed and is named. */
export function MoneyField({ label, pointer, value, help }: MoneyFieldProps) {
  const { store } = useCase();
  const finding = useFactFinding(pointer);
  const [wrong, setWrong] = useState(false);
  const commit = (text: string) => {
    const fen = fenOf(text);
    setWrong(fen === null);
    if (fen === null) return;
    store.change(fen === undefined ? { pointer } : { pointer, value: fen });
  };
  const problem = wrong ? '请写成数字，单位为元，最多两位小数，例如 3000 或 1250.50。' : finding?.message;
  return (
    <Field label={`${label}（元）`} help={help ?? null} problem={problem ?? null}>
      {(ids) => <TextInput {...ids} value={yuanText(value)} inputMode="decimal" onCommit={commit} />}
    </Field>
  );
}

type NamesFieldProps = {
  readonly label: string;
  readonly pointer: string;
  readonly value: readonly string[] | undefined;
  readonly help?: string;
};

/** Names in one line, kept as a list. */
export function NamesField({ label, pointer, value = [], help }: NamesFieldProps) {
  const { store } = useCase();
  const finding = useFactFinding(pointer);
  const commit = (text: string) => {
    const names = namesOf(text);
    store.change(names.length === 0 ? { pointer } : { pointer, value: names });
  };
  return (
    <Field label={label} help={help ?? null} problem={finding?.message ?? null}>
      {(ids) => <TextInput {...ids} value={namesText(value)} onCommit={commit} />}
    </Field>
  );
}

/** The gravest finding at a fact; findings of facts point into `facts`. */
function useFactFinding(pointer: string): Finding | undefined {
  const { overview } = useCase();
  return overview.findings.find(
    ({ at }) => at.document === null && (`/facts${at.pointer}` === pointer || at.pointer === pointer),
  );
}
