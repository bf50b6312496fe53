import { AppError } from '../../contract/app-error.ts';
import type { SignedIn } from '../../contract/commands/people.ts';
import type { CommandName } from '../../contract/commands.ts';
import { rolesText } from './permissions.ts';

/** Commands whose `by` says who did it at this machine: nobody may write another's name there. */
const ownName: ReadonlySet<CommandName> = new Set<CommandName>([
  'documents/giveReason',
  'documents/issue',
  'documents/void',
  'documents/withdraw',
  'documents/reissue',
  'review/submit',
  'review/answer',
  'review/conclude',
  'publication/choose',
  'publication/submit',
  'publication/judge',
  'publication/make',
  'publication/record',
  'annotations/add',
  'annotations/reply',
  'annotations/resolve',
  'annotations/take',
  'wordReview/take',
]);

/** A person of the station's settings: their name there, and the posts they hold. */
export type Post = { readonly name: string; readonly roles: readonly string[] };

/** In these a person of the agency signs, and not a party: on the screen it is their own hand only. */
const agencySigners: ReadonlySet<string> = new Set([
  ...['officer', 'recorder', 'section', 'head', 'reviewer', 'moderator'],
]);

/**
 * Holds names to the person signed in. What a paper says (a party's signature, an approval signed on paper and filed)
 * may be written down by another; what is signed on the screen is the signer's own: a head's as a head, a section's by
 * whoever has that post. `post`: the station's person that the account is of. Throws SIGNED_BY_OTHER, PERMISSION_DENIED.
 */
export function requireOwnName(command: CommandName, input: unknown, who: SignedIn, post: Post | null): void {
  if (ownName.has(command)) requireSelf(text(input, 'by'), who, post);
  if (command === 'acts/record') requireOwnAct(part(input, 'act'), who, post);
}

function requireOwnAct(act: unknown, who: SignedIn, post: Post | null): void {
  const kind = text(act, 'kind');
  if (kind === 'review' || kind === 'stateChange' || kind === 'publication')
    refuse(who, '绕过审核、签发和公示直接记录结果', '在文书、公示页面办理');
  if (text(act, 'medium') !== 'screen') return;
  const role = text(act, 'role');
  if (kind === 'approval') requirePost(role, who, post, '屏幕审批');
  if (kind === 'signature' && agencySigners.has(role)) requirePost(role, who, post, '屏幕签名');
  if (kind === 'approval') requireSelf(text(act, 'by'), who, post);
  if (kind === 'signature' && agencySigners.has(role)) requireSelf(text(act, 'name'), who, post);
}

function requirePost(role: string, who: SignedIn, post: Post | null, act: string): void {
  if (role === 'head' && !who.roles.includes('head'))
    refuse(who, `代负责人${act}`, '由负责人登录后办理；在纸上签的，方式选“纸质”');
  if (role === 'section' && !post?.roles.includes('section'))
    refuse(who, `代经办机构负责人${act}`, '由经办机构负责人登录后办理；在纸上签的，方式选“纸质”');
}

function requireSelf(by: string, who: SignedIn, post: Post | null): void {
  // Under the name that the cases know: who handled one is told by it (行政处罚法第五十八条).
  const name = post?.name ?? who.name;
  if (by !== name) throw new AppError('SIGNED_BY_OTHER', { name, by });
}

function refuse(who: SignedIn, act: string, allowed: string): never {
  throw new AppError('PERMISSION_DENIED', { roles: rolesText(who.roles), act, allowed });
}

function part(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function text(value: unknown, key: string): string {
  const found = part(value, key);
  return typeof found === 'string' ? found : '';
}
