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
  'review/submit',
  'review/answer',
  'review/conclude',
]);

/**
 * Holds names to the person signed in. What a paper says (a party's signature, an approval signed on paper and filed)
 * may be written down by another; an approval on the screen is the approver's own, and only a head's as a head.
 * Throws SIGNED_BY_OTHER, PERMISSION_DENIED.
 */
export function requireOwnName(command: CommandName, input: unknown, who: SignedIn): void {
  if (ownName.has(command)) requireSelf(text(input, 'by'), who);
  if (command === 'acts/record') requireOwnAct(part(input, 'act'), who);
}

function requireOwnAct(act: unknown, who: SignedIn): void {
  const kind = text(act, 'kind');
  if (kind === 'review' || kind === 'stateChange')
    refuse(who, '绕过审核和签发直接记录结果', '在文书页面办理');
  if (kind !== 'approval') return;
  if (text(act, 'role') === 'head' && !who.roles.includes('head')) {
    refuse(who, '作执法部门负责人的审批', '由负责人登录后审批');
  }
  requireSelf(text(act, 'by'), who);
}

function requireSelf(by: string, who: SignedIn): void {
  if (by !== who.name) throw new AppError('SIGNED_BY_OTHER', { name: who.name, by });
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
