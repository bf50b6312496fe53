import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { BlankSheetView } from '../../contract/commands/blanks.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import type { ActRecord } from '../cases/open-cases.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { safeName } from '../export/safe-name.ts';
import { writeFileBeside } from '../export/write-file.ts';
import { bearsNumber } from '../forms/bears-number.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { blankSheets, reserveNumbers, settleSheet } from '../store/blank-sheets.ts';
import type { Store, WritableStore } from '../store/store.ts';
import { blankForm, printForm } from './blank-form.ts';

type FileContext = {
  readonly library: FormLibrary;
  readonly printPdf: PdfPrinter;
  readonly grantedPath: (token: string) => string | null;
};

type BlanksContext = FileContext & {
  readonly store: Store;
  readonly station: () => StationSettings;
  readonly now: () => Date;
  readonly today: () => string;
  readonly record: (store: WritableStore, act: ActRecord) => void;
};

/** Empty forms over files, without a store. */
export function blankFileHandlers(context: FileContext): Handlers<'forms/blank'> {
  return {
    'forms/blank': async ({ form: id, fill, folder }) => {
      const form = formOf(context, id);
      const pdf =
        fill === 'sample'
          ? await printForm(form, form.sample, context.printPdf)
          : await blankForm(form, [], 1, context.printPdf);
      const name = [form.definition.title, fill === 'sample' ? '样例' : '空白'];
      return { file: await write(context, folder, name, pdf) };
    },
  };
}

/** Empty forms with numbers reserved, and what became of each. */
export function blankHandlers(
  context: BlanksContext,
): Handlers<'blanks/make' | 'blanks/list' | 'blanks/settle'> {
  const sheets = (): BlankSheetView[] =>
    blankSheets(context.store).map((sheet) => ({
      ...sheet,
      title: context.library.form(sheet.form)?.definition.title ?? sheet.form,
    }));
  return {
    'blanks/make': async ({ form: id, copies, reserve, folder }) => {
      const form = formOf(context, id);
      // Printed once before a number is taken: what cannot be printed reserves nothing.
      await blankForm(form, [], 1, context.printPdf);
      const numbers = reserve ? reserved(context, form, copies) : [];
      const pdf = await blankForm(form, numbers, copies, context.printPdf);
      const name = [form.definition.title, '空白', ...spanOf(numbers)];
      return { file: await write(context, folder, name, pdf), numbers };
    },
    'blanks/list': () => ({ sheets: sheets() }),
    'blanks/settle': ({ number, state, note }) => {
      context.store.transaction((store) => {
        if (!settleSheet(store, number, state, note))
          throw new AppError('NOT_FOUND', { what: '待登记的空白文书', id: number });
        const what = state === 'void' ? '空白文书作废' : '空白文书交回';
        context.record(store, { who: '', what, subject: `number:${number}`, detail: { note } });
      });
      return { sheets: sheets() };
    },
  };
}

function reserved(context: BlanksContext, form: LoadedForm, count: number): readonly string[] {
  const { definition } = form;
  if (!bearsNumber(form) || definition.numberCode === null)
    throw new AppError('DOCUMENT_STATE', { title: definition.title, state: '不编文号', act: '预留文号' });
  const { numbering, stationCode } = context.station();
  const request = {
    code: definition.numberCode,
    year: context.today().slice(0, 4),
    stationCode,
    at: context.now().toISOString(),
  };
  return context.store.transaction((store) => {
    const numbers = reserveNumbers(store, numbering, request, definition.id, count);
    const detail = { numbers: numbers.join('、') };
    context.record(store, { who: '', what: '预留文号', subject: `form:${definition.id}`, detail });
    return numbers;
  });
}

/** First and last number, for the file's name. */
function spanOf(numbers: readonly string[]): string[] {
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return [];
  return first === last ? [first] : [`${first}至${last}`];
}

function formOf({ library }: FileContext, id: string): LoadedForm {
  const form = library.form(id);
  if (!form) throw new AppError('FORM_UNKNOWN', { form: id });
  return form;
}

async function write(
  { grantedPath }: FileContext,
  token: string,
  name: readonly string[],
  pdf: Uint8Array,
): Promise<string> {
  const folder = grantedPath(token);
  if (folder === null) throw new AppError('NOT_FOUND', { what: '选定的文件夹', id: token });
  return basename(await writeFileBeside(join(folder, `${safeName(name)}.pdf`), pdf));
}
