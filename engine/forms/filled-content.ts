import { missingCase } from '../values/missing-case.ts';
import { type FieldSchema, fieldKind } from './field-schema.ts';

type Fill = {
  /** Characters a text gets, at most its own maximum. */
  readonly textLength: number;
  /** Members a rows field gets, at most its own maximum. */
  readonly rows: number;
};

const sentence =
  '当事人驾驶小型轿车在客运站广场搭载乘客收取费用，未能出示网络预约出租汽车运输证，经现场询问和查验平台订单予以确认。';

/**
 * A content with every field filled as full as `fill` says: for proving that long text runs on and none is lost.
 * Values are of their kind but need not satisfy the form's rules.
 */
export function filledContent(schema: FieldSchema, fill: Fill): Record<string, unknown> {
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([name, property]) => [name, filledValue(property, fill)]));
}

function filledValue(schema: FieldSchema, fill: Fill): unknown {
  const kind = fieldKind(schema);
  switch (kind) {
    case 'text':
    case 'longText':
      return filledText(schema, kind === 'text' ? Math.min(fill.textLength, 60) : fill.textLength);
    case 'date':
      return '2026-03-05';
    case 'moment':
      return '2026-03-05T14:05';
    case 'money':
      return 300_000;
    case 'integer':
      return 2;
    case 'flag':
      return true;
    case 'choice':
      return schema.oneOf?.at(-1)?.const;
    case 'choices':
      return (schema.items?.oneOf ?? []).map((option) => option.const);
    case 'rows': {
      const count = Math.min(fill.rows, schema.maxItems ?? fill.rows);
      return Array.from({ length: count }, () => filledContent(schema.items ?? {}, fill));
    }
    default:
      return missingCase(kind);
  }
}

function filledText(schema: FieldSchema, wanted: number): string {
  const length = Math.min(wanted, schema.maxLength ?? wanted);
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
}
