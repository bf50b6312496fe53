import type { WaitingTries } from '../sealing/key-ring.ts';
import { recordAct } from '../store/audit.ts';
import type { Store } from '../store/store.ts';

/** What was tried at the door of a closed database goes on record in the name that was tried, with its times (UTC). */
export function recordTries(store: Store, at: string, tries: readonly WaitingTries[]): void {
  store.transaction((writable) => {
    for (const { account, name, count, at: times } of tries) {
      const detail = { failures: count, door: 'closed', times: times.join('、') };
      recordAct(writable, { at, who: name, what: '登录失败', subject: `account:${account}`, detail });
    }
  });
}
