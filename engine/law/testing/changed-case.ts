import type { CaseFile } from '../../../contract/case-file.generated.ts';

/** One difference from a sound case. Steps of a path are property names; in a list the `id` of an item, or its position. */
export type Change =
  | { readonly set: string; readonly to: unknown }
  | { readonly remove: string }
  | { readonly swap: string; readonly from: string; readonly to: string }
  | { readonly add: string; readonly value: unknown };

type Node = Record<string, unknown> | unknown[];

/** A copy of the case with the changes made, in order. For the example tables. */
export function changed(file: CaseFile, changes: readonly Change[]): CaseFile {
  const copy: CaseFile = structuredClone(file);
  const root: Node = {
    facts: copy.facts,
    evidence: copy.evidence,
    documents: copy.documents,
    acts: copy.acts,
  };
  for (const change of changes) apply(root, change);
  return Object.assign(copy, root);
}

function apply(root: Node, change: Change): void {
  if ('add' in change) {
    const list = at(root, change.add.split('/'));
    if (!Array.isArray(list)) throw new Error(`${change.add} is no list`);
    list.push(change.value);
    return;
  }
  const path = 'set' in change ? change.set : 'swap' in change ? change.swap : change.remove;
  const steps = path.split('/');
  const parent = at(root, steps.slice(0, -1));
  const key = keyIn(parent, steps.at(-1) ?? '');
  if ('swap' in change) {
    swap(parent, key, change);
    return;
  }
  if (Array.isArray(parent)) {
    if ('set' in change) parent[Number(key)] = change.to;
    else parent.splice(Number(key), 1);
  } else if ('set' in change) parent[key] = change.to;
  else delete parent[key];
}

/** Exchanges words within one text; the text has to hold them. */
function swap(parent: Node, key: string, change: { swap: string; from: string; to: string }): void {
  const text = Array.isArray(parent) ? parent[Number(key)] : parent[key];
  if (typeof text !== 'string' || !text.includes(change.from))
    throw new Error(`${change.swap} does not say ${change.from}`);
  const written = text.replaceAll(change.from, change.to);
  if (Array.isArray(parent)) parent[Number(key)] = written;
  else parent[key] = written;
}

function at(root: Node, steps: readonly string[]): Node {
  let node = root;
  for (const step of steps) {
    const next = Array.isArray(node) ? node[Number(keyIn(node, step))] : node[step];
    if (typeof next !== 'object' || next === null) throw new Error(`no ${step} in ${steps.join('/')}`);
    node = next as Node;
  }
  return node;
}

function keyIn(node: Node, step: string): string {
  if (!Array.isArray(node)) return step;
  const index = node.findIndex(
    (item) => typeof item === 'object' && item !== null && 'id' in item && item.id === step,
  );
  if (index < 0 && !/^\d+$/.test(step)) throw new Error(`no item ${step}`);
  return index < 0 ? step : String(index);
}
