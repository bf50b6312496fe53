import { describe, expect, it } from 'vitest';
import { publicationPeriod, redactionSettings, requireAgencyIdentity } from './station-publication.ts';

const agency = '德州市德城区交通运输局';

function refusal(subjectName: string, trial: boolean, isMarked: boolean): string {
  try {
    requireAgencyIdentity({ subjectName, trial }, agency, isMarked);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('who signs published copies', () => {
  it('is the agency, by its subject or because the station marked it, or anybody on trial', () => {
    expect(refusal(agency, false, false)).toBe('taken');
    expect(refusal('德州市德城区交通运输局 ', false, false)).toBe('taken');
    expect(refusal('德城交通 电子印章', false, true)).toBe('taken');
    expect(refusal('张三', true, false)).toBe('taken');
  });

  it('is never a person', () => {
    expect(refusal('李明 370101198805121013', false, false)).toBe('PUBLICATION_IDENTITY');
    expect(refusal('', false, false)).toBe('PUBLICATION_IDENTITY');
    expect(refusal('德州市德城区交通运输局李明', false, false)).toBe('PUBLICATION_IDENTITY');
  });
});

describe('a station’s choices', () => {
  const chosen = (kind: string, treatment: string, source: string) =>
    redactionSettings({
      site: '',
      period: null,
      agencyIdentities: [],
      redaction: [{ kind, treatment, source }],
    });

  it('count within the rule, and with their source alone', () => {
    expect(chosen('personName', 'keep', '本地规定')).toEqual({ personName: 'keep' });
    expect(chosen('personName', 'keep', '  ')).toEqual({});
    expect(chosen('idNumber', 'keep', '本地规定')).toEqual({});
  });

  it('set no end of publication without its source', () => {
    const period = (source: string) =>
      publicationPeriod({ site: '', redaction: [], agencyIdentities: [], period: { months: 36, source } });
    expect(period('')).toBeNull();
    expect(period('本地规定')).toMatchObject({ months: 36 });
    expect(publicationPeriod(undefined)).toBeNull();
  });
});
