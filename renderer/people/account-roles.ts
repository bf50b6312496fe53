import { Role, roleTitles } from '../../contract/commands/people.ts';
import type { Station } from '../state/app-context.ts';
import type { Option } from '../ui/select-input.tsx';

/** Every role, in the order of the contract. */
export const allRoles: readonly Role[] = Role.anyOf.map((one) => one.const);

export const roleOptions: readonly Option[] = allRoles.map((value) => ({ value, title: roleTitles[value] }));

/** Roles as a sentence has them. */
export const rolesText = (roles: readonly Role[]): string => roles.map((role) => roleTitles[role]).join('、');

type Post = Station['people'][number]['roles'][number];

/** What a person of the station is, as an account's roles; a section's post goes with an officer's. */
export function rolesOfPosts(posts: readonly Post[]): readonly Role[] {
  const wanted = posts.map((post) => (post === 'section' ? 'officer' : post));
  return allRoles.filter((role) => wanted.some((post) => post === role));
}

/** Those of a choice that are roles. */
export const rolesIn = (chosen: readonly string[]): readonly Role[] =>
  allRoles.filter((role) => chosen.includes(role));
