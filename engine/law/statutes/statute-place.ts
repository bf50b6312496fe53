import { formatChineseNumeral } from '../../values/chinese-numeral.ts';

/** A place in a statute as numbers. `law` is a title without 《》. */
export type StatutePlace = {
  readonly law: string;
  readonly article: number;
  readonly paragraph?: number;
  readonly item?: number;
};

/** 第三十四条第一款第（二）项, as statutes and documents print it. */
export function formatArticle(place: Omit<StatutePlace, 'law'>): string {
  const paragraph = place.paragraph === undefined ? '' : `第${formatChineseNumeral(place.paragraph)}款`;
  const item = place.item === undefined ? '' : `第（${formatChineseNumeral(place.item)}）项`;
  return `第${formatChineseNumeral(place.article)}条${paragraph}${item}`;
}

/** 《…》第…条第…款第（…）项. */
export function formatStatutePlace(place: StatutePlace): string {
  return `《${place.law}》${formatArticle(place)}`;
}
