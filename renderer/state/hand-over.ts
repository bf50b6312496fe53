import type { EngineClient } from '../engine-client.ts';

/** Leaves the field that is being typed in, and waits until all that was typed is on the disk. */
export async function handOver(engine: EngineClient, reason: string): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  // The field hands over in the next turn at the latest.
  await new Promise((done) => setTimeout(done, 0));
  await engine.flush(reason);
}
