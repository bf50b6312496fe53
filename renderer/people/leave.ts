import type { AppServices } from '../state/app-context.ts';
import { handOver } from '../state/hand-over.ts';

type Services = Pick<AppServices, 'engine' | 'notices'>;

/** Locks this window once all that was typed is on the disk. Without accounts there is nothing to unlock with. */
export async function lockWindow({ engine, notices }: Services): Promise<void> {
  if (engine.people.get()?.mode !== 'accounts') {
    notices.info('单人试用没有密码，不能锁定。可在“本站 › 账户”中设立账户。');
    return;
  }
  await handOver(engine, '锁定');
  const outcome = await engine.call('people/lock', {});
  if (outcome.ok) engine.takePeople(outcome.value);
  else notices.failed(outcome.error);
}

/** Signs out here once all that was typed is on the disk. */
export async function signOut({ engine, notices }: Services): Promise<void> {
  await handOver(engine, '退出登录');
  const outcome = await engine.call('people/signOut', {});
  if (outcome.ok) engine.takePeople(outcome.value);
  else notices.failed(outcome.error);
}
