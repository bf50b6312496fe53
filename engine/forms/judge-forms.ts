// Run by the build over a folder with templates/ and schemas/: judges every form and keeps which files are sound.
import { writeFileSync } from 'node:fs';
import { FormJudge, soundFile } from './form-judge.ts';
import { loadFormLibrary } from './form-library.ts';

const [resources = '.'] = process.argv.slice(2);
const judge = new FormJudge(resources, []);
loadFormLibrary(resources, judge);
writeFileSync(soundFile(resources), JSON.stringify(judge.sound));
