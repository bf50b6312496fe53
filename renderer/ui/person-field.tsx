import { useEffect } from 'react';
import { ask, type Station, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Field } from './field.tsx';
import { SelectInput } from './select-input.tsx';

type Role = Station['people'][number]['roles'][number];

type PersonFieldProps = {
  readonly label: string;
  readonly among: Role;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** People who may not be chosen here, with the reason said below. */
  readonly except?: readonly string[];
  readonly help?: string;
};

/** One of the station's people in a role. Remembers whom one chose last. */
export function PersonField({ label, among, value, onChange, except = [], help }: PersonFieldProps) {
  const app = useApp();
  const people = useStore(app.station)?.people ?? [];
  const fitting = people.filter((one) => one.roles.includes(among) && !except.includes(one.name));
  const key = `person.${among}`;
  useEffect(() => {
    if (value) return;
    void ask(app, 'preferences/get', { key }).then((answer) => {
      const last =
        fitting.find((one) => one.name === answer?.value) ?? (fitting.length === 1 ? fitting[0] : undefined);
      if (last) onChange(last.name);
    });
  }, []);
  return (
    <Field
      label={label}
      required
      help={fitting.length === 0 ? '本站人员中没有合适的人，请先在“本站”中录入。' : (help ?? null)}
    >
      {(ids) => (
        <SelectInput
          {...ids}
          value={value}
          placeholder="请选择"
          options={fitting.map(({ name, post }) => ({
            value: name,
            title: post ? `${name}（${post}）` : name,
          }))}
          onChange={(name) => {
            onChange(name);
            void ask(app, 'preferences/set', { key, value: name });
          }}
        />
      )}
    </Field>
  );
}
