import { type Role, roleTitles } from '../../contract/commands/people.ts';
import type { CommandName } from '../../contract/commands.ts';

/**
 * Who may call a command where there are accounts. `door`: anybody, signed in or not, also while locked (signing in,
 * and handing over what was typed). `all`: whoever is signed in. Else the roles; one of a person's suffices.
 */
export type Permission = 'door' | 'all' | readonly Role[];

const makers: readonly Role[] = ['officer', 'clerk'];
/** Those who work on a case, the head among them. */
const workers: readonly Role[] = ['officer', 'clerk', 'head'];
const administrator: readonly Role[] = ['administrator'];

/**
 * The one table of separation. Every command of the contract stands here (the compiler holds it), so that a new one is
 * decided upon and never open by oversight. What depends on the input (who approves, in whose name) is in
 * `own-name.ts`; that nobody reviews their own case is in the review itself (行政处罚法第五十八条).
 */
export const permissions: Readonly<Record<CommandName, Permission>> = {
  'people/state': 'door',
  'people/begin': 'door',
  'people/signIn': 'door',
  'people/useCode': 'door',
  'people/recover': 'door',
  'people/signOut': 'door',
  'people/lock': 'door',
  'people/unlock': 'door',
  'people/active': 'door',
  'people/changePassword': 'all',
  'people/list': administrator,
  'people/add': administrator,
  'people/change': administrator,
  'people/reset': administrator,
  'people/makeRecovery': administrator,
  'encryption/state': administrator,
  'encryption/turnOn': administrator,
  'encryption/turnOff': administrator,
  'people/setIdle': administrator,
  'app/flush': 'door',
  'store/state': 'door',

  'forms/list': 'all',
  'forms/preview': 'all',
  'formFolder/make': 'all',
  'formFolder/check': 'all',
  'formFolder/pack': workers,
  'wordImport/look': makers,
  'wordImport/take': makers,
  'lawDataFolder/check': 'all',
  'lawDataFolder/pack': workers,
  'lawData/list': 'all',
  'lawData/open': 'all',
  'lawData/install': administrator,
  'lawData/remove': administrator,
  'formPackage/list': 'all',
  'formPackage/open': 'all',
  'formPackage/install': administrator,
  'formPackage/remove': administrator,
  'station/get': 'all',
  'setup/missing': 'all',
  'trial/look': administrator,
  'trial/wipe': administrator,
  'station/save': administrator,
  'peopleList/read': administrator,
  'station/start': administrator,
  'signedFile/extend': workers,
  'picture/read': administrator,
  'trust/list': 'all',
  'trust/import': administrator,
  'trust/remove': administrator,
  'identity/list': 'all',
  'identity/import': administrator,
  'identity/makeTrial': administrator,
  'identity/choose': administrator,
  'identity/listToken': administrator,
  'identity/addToken': administrator,
  'identity/unlock': workers,

  'cases/list': 'all',
  'cases/open': 'all',
  'deadlines/due': 'all',
  'deadlines/days': 'all',
  'cases/causes': 'all',
  'cases/asFile': 'all',
  'cases/create': makers,
  'cases/copy': makers,
  'cases/import': makers,
  'cases/export': workers,
  'facts/edit': makers,
  'facts/undo': makers,
  'facts/redo': makers,
  'acts/record': workers,
  'acts/attachScan': makers,
  'evidence/attach': makers,
  'preferences/get': 'all',
  'preferences/set': 'all',
  'audit/list': 'all',
  'audit/verify': ['inspector', 'administrator'],
  'audit/checkpoint': ['inspector', 'administrator'],
  'audit/export': ['inspector', 'administrator'],

  'record/read': 'all',
  'record/listed': 'all',
  'evidence/show': 'all',
  'evidence/check': 'all',
  'evidence/saveCopy': workers,
  'documents/open': 'all',
  'documents/create': makers,
  'documents/edit': makers,
  'documents/undo': makers,
  'documents/redo': makers,
  'documents/setAbout': makers,
  'documents/applyFix': makers,
  'documents/giveReason': makers,
  'documents/takeNumber': makers,
  'documents/issue': workers,
  'documents/void': workers,
  'documents/withdraw': workers,
  'documents/mend': makers,
  'documents/reissue': workers,

  'review/open': 'all',
  'review/queue': 'all',
  'review/defects': 'all',
  'review/compare': 'all',
  'review/read': 'all',
  'history/list': 'all',
  'history/compare': 'all',
  'history/restore': makers,
  'review/compose': 'all',
  'review/submit': makers,
  'review/answer': ['reviewer'],
  'review/conclude': ['reviewer'],

  // Whoever may read may note: a reviewer's work, and a handler's answer to it.
  'annotations/list': 'all',
  'wordReview/export': 'all',
  'wordReview/look': 'all',
  'wordReview/take': ['officer', 'clerk', 'reviewer', 'head'],
  'annotations/add': ['officer', 'clerk', 'reviewer', 'head'],
  'annotations/reply': ['officer', 'clerk', 'reviewer', 'head'],
  'annotations/resolve': ['officer', 'clerk', 'reviewer', 'head'],
  'annotations/take': makers,

  'doctor/examine': 'all',
  'law/rules': 'all',
  'law/discretion': 'all',
  'review/required': 'all',
  'review/judgedBy': 'all',
  'review/listedKinds': 'all',
  'law/statutes': 'all',
  'law/citations': 'all',
  'forms/blank': 'all',
  'blanks/list': 'all',
  'blanks/make': makers,
  'blanks/settle': makers,

  'backup/list': 'all',
  'backup/make': administrator,
  'backup/cancel': administrator,
  'backup/preview': administrator,
  'backup/restore': administrator,
  'backup/saveSettings': administrator,
  // Where no station can be opened there is nobody to sign in.
  'rescue/backups': 'door',
  'rescue/repair': 'door',
  'rescue/restore': 'door',
  'store/check': 'all',
  // It writes whole cases: whoever is locked out unlocks first. What was typed waits in the engine meanwhile.
  'store/saveElsewhere': 'all',

  'disposal/list': ['inspector', 'administrator'],
  'disposal/look': administrator,
  'disposal/destroy': administrator,
  'dossier/make': workers,
  'caseFile/dossier': workers,
  'caseFile/publish': workers,
  'publication/queue': 'all',
  'publication/open': 'all',
  'publication/options': 'all',
  'publication/choose': makers,
  'publication/submit': makers,
  // Nobody confirms a copy of a case that they handled: held in the publication itself.
  'publication/judge': ['reviewer', 'head'],
  'publication/make': workers,
  'publication/record': workers,
  'transfer/pack': ['officer', 'clerk', 'reviewer', 'head'],
  'transfer/certificate': 'all',
  'transfer/open': 'all',
  'transfer/apply': ['officer', 'clerk', 'reviewer', 'head'],
  'bundleFile/check': 'all',

  'export/document': workers,
  'export/paymentSlip': workers,
  'export/printJob': 'all',
  'verify/file': 'all',
  'caseFile/validate': 'all',
  'caseFile/deadlines': 'all',
  'caseFile/record': 'all',
  'caseFile/produce': workers,
};

/** Whether somebody with these roles may call it. */
export function isAllowed(command: CommandName, roles: readonly Role[]): boolean {
  const permission = permissions[command];
  return typeof permission === 'string' || permission.some((role) => roles.includes(role));
}

/** Roles in Chinese, for messages. */
export function rolesText(roles: readonly Role[]): string {
  return roles.map((role) => roleTitles[role]).join('、');
}
