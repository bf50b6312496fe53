import { useEffect } from 'react';
import { ask, type Station, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Field } from './field.tsx';
import { SelectInput } from './select-input.tsx';

type Person = Station['people'][number];
type Role = Person['roles'][number];

type PersonFieldProps = {
  readonly label: string;
  readonly among: Role | 'any';
  /** Whoever has this role stands first, and is chosen when no one was chosen here before. */
  readonly first?: Role;
  /** Choices for different acts are remembered apart. */
  readonly memory?: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** People who may not be chosen here, with the reason said below. */
  readonly except?: readonly string[];
  readonly help?: string;
};

/**
 * Who does it here: whoever is signed in, and nobody else. While there are no accounts, one of the station's people in a
 * role; whom one chose last is remembered.
 */
export function PersonField(props: PersonFieldProps) {
  const app = useApp();
  const who = useStore(app.engine.people)?.signedIn ?? null;
  const people = useStore(app.station)?.people ?? [];
  if (!who) return <ChosenPerson {...props} />;
  return <OwnName {...props} name={people.find(({ id }) => id === who.person)?.name ?? who.name} />;
}

function OwnName(props: PersonFieldProps & { readonly name: string }) {
  const { label, value, onChange, except = [], help, name } = props;
  useEffect(() => {
    if (value !== name) onChange(name);
  }, [value, name, onChange]);
  const barred = except.includes(name) ? '您承办本案，不能审核本案，请由其他人登录审核。' : null;
  return (
    <Field label={label} problem={barred} help={help ?? '登录的是谁，就记谁。'}>
      {(ids) => <input {...ids} className="input" readOnly value={name} />}
    </Field>
  );
}

function ChosenPerson(props: PersonFieldProps) {
  const { label, among, first, memory = among, value, onChange, except = [], help } = props;
  const app = useApp();
  const people = useStore(app.station)?.people ?? [];
  const leads = (one: Person) => first !== undefined && one.roles.includes(first);
  const fitting = people
    .filter((one) => (among === 'any' || one.roles.includes(among)) && !except.includes(one.name))
    .sort((a, b) => Number(leads(b)) - Number(leads(a)));
  const key = `person.${memory}`;
  useEffect(() => {
    if (value) return;
    void ask(app, 'preferences/get', { key }).then((answer) => {
      const last =
        fitting.find((one) => one.name === answer?.value) ??
        fitting.find(leads) ??
        (fitting.length === 1 ? fitting[0] : undefined);
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
