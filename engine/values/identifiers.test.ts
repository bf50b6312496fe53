import { describe, expect, it } from 'vitest';
import { bankAccountSentence, checkBankAccount } from './bank-account.ts';
import { ageOfResponsibilityOn, ageOn, checkCitizenId, citizenIdSentence } from './citizen-id.ts';
import { checkCreditCode, creditCodeCheckCharacter, creditCodeSentence } from './credit-code.ts';
import { toHalfWidth } from './full-width.ts';
import { checkPhone, phoneSentence } from './phone.ts';
import { checkPlate, normalisePlate, plateSentence } from './plate.ts';
import { checkPostcode } from './postcode.ts';

describe('citizen identity number (GB 11643-1999)', () => {
  it.each(['34052419800101001X', '370101190102039973', '513101198201130014'])('accepts %s', (number) => {
    expect(checkCitizenId(number)).toMatchObject({ ok: true, value: { number } });
  });

  it('reads birth date, sex and division, whatever the width or case', () => {
    expect(checkCitizenId(' ３４０５２４１９８００１０１００１ｘ ')).toEqual({
      ok: true,
      value: { number: '34052419800101001X', division: '340524', birthDate: '1980-01-01', sex: 'male' },
    });
  });

  it.each([
    ['', 'empty'],
    ['340524198001010010', 'check-digit'],
    ['340524198002300017', 'birth-date'],
    ['34052419800101001', 'length'],
    ['3405241980010100AX', 'characters'],
    ['340524800101001', 'obsolete-15-digits'],
  ] as const)('refuses %s: %s', (number, problem) => {
    expect(checkCitizenId(number)).toEqual({ ok: false, problem });
    expect(citizenIdSentence(problem)).toMatch(/。$/);
  });

  it('refuses a birth date after the day of checking', () => {
    expect(checkCitizenId('34052419800101001X', '1979-12-31')).toEqual({
      ok: false,
      problem: 'born-in-future',
    });
    expect(checkCitizenId('34052419800101001X', '1980-01-01').ok).toBe(true);
  });

  it('counts age from the birthday, and responsibility from the day after it (法释〔2006〕1号第二条)', () => {
    expect(ageOn('2012-03-05', '2026-03-04')).toBe(13);
    expect(ageOn('2012-03-05', '2026-03-05')).toBe(14);
    expect(ageOfResponsibilityOn('2012-03-05', '2026-03-05')).toBe(13);
    expect(ageOfResponsibilityOn('2012-03-05', '2026-03-06')).toBe(14);
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13);
    expect(ageOfResponsibilityOn('2012-02-29', '2026-03-01')).toBe(14);
  });
});

describe('unified social credit code (GB 32100-2015)', () => {
  it('accepts the vector and reads lower case and full width', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
    expect(checkCreditCode('９１350100m000100y43')).toEqual({ ok: true, value: '91350100M000100Y43' });
  });

  it('writes 0 where 31 minus the remainder is 31', () => {
    // Σ = 9·1 + 1·3 + … made a multiple of 31 by hand: 9 + 3 = 12; position 3 has weight 9; 12 + 9·5 = 57;
    // position 17 has weight 28: 57 + 28·12 = 393; position 9 has weight 20: 393 + 20·13 = 653; 653 mod 31 = 2;
    // position 6 has weight 26: 2 + 26·6 = 158 = 5·31 + 3; position 16 has weight 30 (= −1): 3 − 3 = 0.
    const first17 = '91500600D000000' + '3C';
    expect(creditCodeCheckCharacter(first17)).toBe('0');
    expect(checkCreditCode(`${first17}0`)).toEqual({ ok: true, value: `${first17}0` });
  });

  it.each([
    ['91350100M000100Y4Z', 'characters'],
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100Y4', 'length'],
    ['91A50100M000100Y43', 'division'],
    ['', 'empty'],
  ] as const)('refuses %s: %s', (code, problem) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, problem });
    expect(creditCodeSentence(problem)).toMatch(/。$/);
  });
});

describe('plates', () => {
  it.each([
    ['鲁N12345', 'ordinary'],
    ['鲁NA1234', 'ordinary'],
    ['鲁N1234挂', 'trailer'],
    ['鲁N1234学', 'learner'],
    ['鲁N1234警', 'police'],
    ['粤ZA123港', 'hongkong'],
    ['粤Z1234澳', 'macao'],
    ['鲁ND12345', 'new-energy-small'],
    ['鲁NDA1234', 'new-energy-small'],
    ['鲁NF12345', 'new-energy-small'],
    ['鲁N12345D', 'new-energy-large'],
    ['使014578', 'embassy'],
    ['沪A0023领', 'consulate'],
    ['WJ鲁1234X', 'armed-police'],
  ] as const)('%s is %s', (plate, kind) => {
    expect(checkPlate(plate)).toEqual({ ok: true, value: { plate, kind } });
  });

  it('normalises dots, spaces, case and width', () => {
    expect(normalisePlate('鲁N·12345')).toBe('鲁N12345');
    expect(normalisePlate('鲁ｎ １２３４５')).toBe('鲁N12345');
    expect(normalisePlate('鲁n-12345')).toBe('鲁N12345');
    expect(checkPlate('鲁n·d12345')).toMatchObject({ ok: true, value: { kind: 'new-energy-small' } });
  });

  it.each([
    ['', 'empty'],
    ['N12345', 'province'],
    ['鲁N1234O', 'letter-i-o'],
    ['鲁N1234', 'length'],
    ['鲁N123456', 'shape'],
  ] as const)('hints at %s: %s', (plate, problem) => {
    expect(checkPlate(plate)).toEqual({ ok: false, problem });
    expect(plateSentence(problem)).toMatch(/。$/);
  });
});

describe('telephone, postcode, account', () => {
  it('knows mobile, fixed and service numbers', () => {
    expect(checkPhone('138 0013 8000')).toEqual({
      ok: true,
      value: { number: '13800138000', kind: 'mobile' },
    });
    expect(checkPhone('+86-13800138000')).toMatchObject({ ok: true, value: { kind: 'mobile' } });
    expect(checkPhone('（0534）2345678')).toEqual({
      ok: true,
      value: { number: '0534-2345678', kind: 'fixed' },
    });
    expect(checkPhone('12328')).toMatchObject({ ok: true, value: { kind: 'service' } });
    expect(checkPhone('1380013800')).toEqual({ ok: false, problem: 'mobile-length' });
    expect(checkPhone('12800138000')).toEqual({ ok: false, problem: 'shape' });
    expect(checkPhone('13800138000、13900139000')).toEqual({ ok: false, problem: 'characters' });
    expect(phoneSentence('shape')).toMatch(/。$/);
  });

  it('knows postcodes of six digits', () => {
    expect(checkPostcode('２５３０００')).toEqual({ ok: true, value: '253000' });
    expect(checkPostcode('25300')).toEqual({ ok: false, problem: 'shape' });
  });

  it('knows account numbers of 12 to 30 digits', () => {
    expect(checkBankAccount('1612 0010 2900 0000 123')).toEqual({ ok: true, value: '1612001029000000123' });
    expect(checkBankAccount('12345678901')).toEqual({ ok: false, problem: 'length' });
    expect(checkBankAccount('1612001029000O00123')).toEqual({ ok: false, problem: 'characters' });
    expect(bankAccountSentence('length')).toMatch(/。$/);
  });

  it('turns full width into half width and nothing else', () => {
    expect(toHalfWidth('ＡＢ１２－（３）　中文。')).toBe('AB12-(3) 中文。');
  });
});
