import type { Role } from '../../contract/commands/people.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { rolesOfPosts } from './account-roles.ts';
import { TextField } from './text-field.tsx';

export type Owner = {
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
};

type WhoseAccountProps = {
  readonly owner: Owner;
  readonly onChange: (owner: Owner) => void;
  /** Names that have an account already. */
  readonly taken?: readonly string[];
};

/** Whose account it is: one of the station's people, with what they are there, or somebody from outside. */
export function WhoseAccount({ owner, onChange, taken = [] }: WhoseAccountProps) {
  const people = useStore(useApp().station)?.people ?? [];
  const known = people.filter(({ name }) => name !== '');
  const choose = (id: string) => {
    const person = known.find((one) => one.id === id);
    onChange(
      person
        ? { name: person.name, person: id, roles: rolesOfPosts(person.roles) }
        : { ...owner, person: null },
    );
  };
  const isTaken = taken.includes(owner.name.trim());
  return (
    <>
      <Field label="本站人员" wide help="选本站人员，文书上的签名、审批才认得是本人。">
        {(ids) => (
          <SelectInput
            {...ids}
            autoFocus
            value={owner.person ?? ''}
            placeholder="不是本站人员（如上级评查、信息人员）"
            options={known.map(({ id, name, post }) => ({
              value: id,
              title: post ? `${name}（${post}）` : name,
            }))}
            onChange={choose}
          />
        )}
      </Field>
      <TextField
        label="登录姓名"
        value={owner.name}
        onChange={(name) => onChange({ ...owner, name })}
        problem={isTaken ? '已有这个姓名的账户，请加以区分。' : null}
      />
    </>
  );
}
