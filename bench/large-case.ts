import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Documents of the large case. */
export const largeCaseDocuments = 24;

/** Question and answer pairs of its last interview record: two fields each. */
export const largeCasePairs = 250;

/**
 * Writes the example case with its documents repeated to 24, the repeated ones as drafts; the last interview record
 * has 250 questions with their answers. Returns the file and that record's id.
 */
export function largeCase(folder: string): { readonly file: string; readonly interview: string } {
  const file = JSON.parse(readFileSync(join(process.cwd(), 'examples', 'ride-hailing-person.json'), 'utf8'));
  const originals = [...file.documents];
  for (let round = 1; file.documents.length < largeCaseDocuments; round++) {
    for (const document of originals.slice(0, largeCaseDocuments - file.documents.length)) {
      const { issuedOn: _issuedOn, number: _number, about: _about, ...rest } = structuredClone(document);
      file.documents.push({ ...rest, id: `${document.id}-${round}`, state: 'draft' });
    }
  }
  const record = file.documents.findLast((one: { form: string }) => one.form === 'interview-record');
  record.content.questions = Array.from({ length: largeCasePairs }, (_, index) => ({
    question: `第${index + 1}问：请说明当时的经过。`,
    answer: `第${index + 1}答：我当时在站前广场等客人，没有运输证。`,
  }));
  const path = join(folder, 'large.json');
  writeFileSync(path, JSON.stringify(file));
  return { file: path, interview: record.id };
}
