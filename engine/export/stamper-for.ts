import type { Makers } from './export-document.ts';

/**
 * The time stamper of an address, loaded when there is one. Only where the station, or the terminal's line, named an
 * address does the program reach a network at all.
 */
export async function stamperFor(address: string | undefined): Promise<Pick<Makers, 'stamper'>> {
  if (!address) return {};
  const { timeStamperAt } = await import('./signing/time-stamp-client.ts');
  return { stamper: timeStamperAt(address) };
}
