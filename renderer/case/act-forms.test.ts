import { expect, test } from 'vitest';
import { actForms } from './act-forms.ts';
import { serviceMethods } from './act-words.ts';

/** What the record of each way of service must say, by article of 民事诉讼法 (2023). */
const wanted: Readonly<Record<string, readonly string[]>> = {
  // 88: who signed, and as what of the party; where, and by whom it was served.
  direct: ['on', 'place', 'recipient', 'relation', 'servers'],
  // 89: why it was refused and on which day, a witness or a recording, at the home.
  retention: ['on', 'place', 'servers', 'refusalReason', 'witness', 'recorded'],
  // 91: by whom it was served; the day of the receipt.
  entrusted: ['on', 'recipient', 'tracking'],
  // 91: the day that the return receipt names.
  post: ['on', 'recipient', 'tracking', 'addressConfirmed'],
  // 92 to 94: through whom, and the day on which the party signed.
  forwarded: ['on', 'recipient', 'tracking'],
  // 90, 行政处罚法 61: with consent, on the day of its arrival.
  electronic: ['on', 'addressConfirmed'],
  // 95: why, what was done, and where it was announced.
  announcement: ['on', 'refusalReason', 'tracking'],
};

test.each(serviceMethods.map(({ value, title }) => [title, value]))(
  '%s: what its record must say can be entered, each once',
  (_, method) => {
    const asked = actForms.service
      .filter(({ when }) => !when || (when[0] === 'method' && when[1] === method))
      .map(({ key }) => key);
    expect(asked).toEqual(expect.arrayContaining([...(wanted[method] ?? ['unknown'])]));
    expect(new Set(asked).size).toBe(asked.length);
  },
);
