import type { AnswerOf, InputOf } from './command.ts';
import { annotationCommands } from './commands/annotations.ts';
import { blankCommands } from './commands/blanks.ts';
import { caseCommands } from './commands/cases.ts';
import { compareCommands } from './commands/compare.ts';
import { composeCommands } from './commands/compose.ts';
import { deadlineCommands } from './commands/deadlines.ts';
import { defectCommands } from './commands/defects.ts';
import { discretionCommands } from './commands/discretion.ts';
import { disposalCommands } from './commands/disposal.ts';
import { doctorCommands } from './commands/doctor.ts';
import { documentCommands } from './commands/documents.ts';
import { dossierCommands } from './commands/dossier.ts';
import { encryptionCommands } from './commands/encryption.ts';
import { evidenceCommands } from './commands/evidence.ts';
import { exportCommands } from './commands/export.ts';
import { formCommands } from './commands/forms.ts';
import { historyCommands } from './commands/history.ts';
import { judgedCommands } from './commands/judged.ts';
import { keepingCommands } from './commands/keeping.ts';
import { lawCommands } from './commands/law.ts';
import { lawDataCommands } from './commands/law-data.ts';
import { peopleCommands } from './commands/people.ts';
import { peopleListCommands } from './commands/people-list.ts';
import { pictureCommands } from './commands/picture.ts';
import { publicationCommands } from './commands/publication.ts';
import { publishCommands } from './commands/publish.ts';
import { readingCommands } from './commands/reading.ts';
import { recordCommands } from './commands/record.ts';
import { requiredCommands } from './commands/required.ts';
import { reviewCommands } from './commands/review.ts';
import { setupCommands } from './commands/setup.ts';
import { stationCommands } from './commands/station.ts';
import { stationFormCommands } from './commands/station-forms.ts';
import { transferCommands } from './commands/transfer.ts';
import { trustCommands } from './commands/trust.ts';
import { wordImportCommands } from './commands/word-import.ts';
import { wordReviewCommands } from './commands/word-review.ts';

/** Every command of the contract. What is not here cannot be said. */
export const commands = {
  ...formCommands,
  ...stationFormCommands,
  ...lawCommands,
  ...discretionCommands,
  ...lawDataCommands,
  ...blankCommands,
  ...setupCommands,
  ...stationCommands,
  ...pictureCommands,
  ...trustCommands,
  ...caseCommands,
  ...deadlineCommands,
  ...documentCommands,
  ...compareCommands,
  ...composeCommands,
  ...historyCommands,
  ...reviewCommands,
  ...defectCommands,
  ...readingCommands,
  ...requiredCommands,
  ...judgedCommands,
  ...annotationCommands,
  ...exportCommands,
  ...keepingCommands,
  ...encryptionCommands,
  ...evidenceCommands,
  ...recordCommands,
  ...transferCommands,
  ...wordImportCommands,
  ...wordReviewCommands,
  ...dossierCommands,
  ...publishCommands,
  ...publicationCommands,
  ...disposalCommands,
  ...peopleCommands,
  ...doctorCommands,
  ...peopleListCommands,
};

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<Name extends CommandName> = InputOf<Commands[Name]>;
export type CommandAnswer<Name extends CommandName> = AnswerOf<Commands[Name]>;

/** What answers a command. Each feature folder's `commands.ts` exports its own; `engine/engine.ts` joins them. */
export type Handler<Name extends CommandName> = (
  input: CommandInput<Name>,
) => CommandAnswer<Name> | Promise<CommandAnswer<Name>>;
export type Handlers<Names extends CommandName = CommandName> = { readonly [Name in Names]: Handler<Name> };
