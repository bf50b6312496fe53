const county =
  /^(?:(?:[\p{Script=Han}]{2,8}?(?:省|自治区|特别行政区))?(?:[\p{Script=Han}]{2,10}?(?:市|自治州|地区|盟))?(?:[\p{Script=Han}]{1,12}?(?:自治县|自治旗|林区|新区|[县区市旗]))?)/u;
const pieces =
  /[^0-9A-Za-z]*?(?:[镇乡街路巷村屯组号楼栋幢单元室]|街道|小区|大道|胡同)|[^0-9A-Za-z]+|[0-9A-Za-z\-－]+/gu;

/** An address up to the county, and what lies beyond it. */
export function countyOf(address: string): { readonly county: string; readonly beyond: string } {
  const kept = county.exec(address)?.[0] ?? '';
  return { county: kept, beyond: address.slice(kept.length) };
}

/** What an address may be called by in a text: all beyond the county, and every end of it that still says where. */
export function addressForms(address: string): string[] {
  const { beyond } = countyOf(address);
  if (beyond === '') return [];
  const parts = beyond.match(pieces) ?? [];
  const ends = parts.map((_, index) => parts.slice(index).join(''));
  const starts = parts.map((_, index) => parts.slice(0, index + 1).join(''));
  const telling = [...ends, ...starts].filter(
    (form) => [...form].length >= 5 && /\p{Script=Han}/u.test(form),
  );
  return [...new Set([address, beyond, ...telling])].filter((form) => [...form].length >= 3);
}
