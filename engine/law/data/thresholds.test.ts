import { describe, expect, it } from 'vitest';
import { citationStatus } from '../statutes/citation-status.ts';
import { thresholdOn, thresholds } from './thresholds.ts';

describe('numbers set by law', () => {
  it('changes on the day the law changes', () => {
    // 行政处罚法 2021, art. 51: 200 and 3,000 yuan; art. 86: in force since 2021-07-15.
    expect(thresholdOn('summary-fine-person', '2021-07-15')?.amount).toBe(20_000);
    expect(thresholdOn('summary-fine-person', '2021-07-14')?.amount).toBe(5000);
    expect(thresholdOn('summary-fine-organization', '2026-03-05')?.amount).toBe(300_000);
    // 民事诉讼法 art. 95: thirty days since 2022-01-01.
    expect(thresholdOn('service-by-announcement', '2021-12-31')?.amount).toBe(60);
    expect(thresholdOn('service-by-announcement', '2022-01-01')?.amount).toBe(30);
    expect(thresholdOn('summary-fine-person', '1990-01-01')).toBeNull();
    expect(thresholdOn('no-such-value', '2026-03-05')).toBeNull();
  });

  it('has no two values of one id in force on one day', () => {
    for (const one of thresholds()) {
      const others = thresholds().filter(
        (other) =>
          other !== one &&
          other.id === one.id &&
          other.since <= (one.until ?? '9999-12-31') &&
          one.since <= (other.until ?? '9999-12-31'),
      );
      expect(others, one.id).toEqual([]);
    }
  });

  it.each(
    thresholds()
      .filter(({ basis }) => basis.article !== undefined)
      .map((value) => [value.title, value] as const),
  )('%s: the cited article exists where the text is held', (_title, { basis, since }) => {
    const { law, article = 0, paragraph, item } = basis;
    const status = citationStatus(
      { law, article, ...(paragraph ? { paragraph } : {}), ...(item ? { item } : {}) },
      since,
    );
    expect(['in-force', 'unknown-text']).toContain(status.status);
  });
});
