import type { Condition } from './form.ts';
import { readPointer } from './pointer.ts';

/** Whether a condition holds for a content. A closed set of operators as data; nothing is ever evaluated. */
export function conditionHolds(condition: Condition, content: unknown): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, content));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, content));
  if ('not' in condition) return !conditionHolds(condition.not, content);
  const value = readPointer(content, condition.field);
  if ('is' in condition) return value === condition.is;
  if ('has' in condition) return Array.isArray(value) && value.includes(condition.has);
  return isFilled(value) === condition.filled;
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}
