import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { AppError } from '../contract/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../contract/commands.ts';
import { type ErrorCode, errorSentence } from '../contract/errors.ts';
import type { PdfPrinter } from '../contract/print.ts';
import { type Engine, type EngineOptions, openEngine, openRescue } from '../engine/engine.ts';
import { addBundleCommands } from './bundle-commands.ts';
import { addDataCommands } from './data-commands.ts';
import { addDeadlinesCommand } from './deadlines-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { addFormCommands } from './form-commands.ts';
import { addKeepingCommands, type StationRunner } from './keeping-commands.ts';
import { printDossier, printForms, printReport, printRules, printVerdicts } from './print-tables.ts';
import { addPublishCommand } from './publish-command.ts';
import { addRecordCommand } from './record-command.ts';
import { onlyKind, type SeveralSigners, severalSigners, signersNamed } from './signers.ts';
import { askingAs, type TerminalUser } from './station-sign-in.ts';
import { type GivenTrust, trustNamed, trustOptions } from './trust-options.ts';

/** What the terminal needs of whoever starts it. */
export type TerminalOptions = {
  readonly resourcesFolder: string;
  readonly printPdf: PdfPrinter;
};

/** 0 well, 1 findings that block or a signature that fails, 2 input that cannot be read. */
export type ExitCode = 0 | 1 | 2;

/**
 * The command line over the same contract as the page. With `--json` stdout holds one JSON value and nothing else.
 * Resolves to the exit code; never throws.
 */
export async function runTerminal(args: readonly string[], options: TerminalOptions): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = terminalProgram(options, (answer) => {
    code = answer;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return tell(error);
  }
}

type Setting = { readonly json: boolean };

/** The version in the program's own package.json. */
function versionOf(resourcesFolder: string): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(resourcesFolder, 'package.json'), 'utf8'),
  );
  return version;
}

function terminalProgram(options: TerminalOptions, done: (code: ExitCode) => void): Command {
  const program = new Command('anjuan')
    .description('案卷：交通运输行政执法案卷文书的核对、制作、签章与验证（不联网）')
    .version(versionOf(options.resourcesFolder), '-V, --version', '显示程序版本')
    .exitOverride()
    .showHelpAfterError('（加 --help 看用法）')
    .configureHelp({ showGlobalOptions: true })
    .option('--json', '在标准输出打印 JSON，别无其他内容', false)
    .option('--user <登录姓名>', '本站设有账户时，以谁的身份办理')
    .option('--user-password-env <变量名>', '存有此人密码的环境变量名；省略则在终端询问');

  program
    .command('forms')
    .description('列出全部文书式样')
    .action(async () => {
      const { json } = program.opts<Setting>();
      const answer = await withEngine(options, ({ ask }) => ask('forms/list', {}));
      json ? printJson(answer) : printForms(answer);
    });

  program
    .command('rules')
    .description('列出全部法律规则：依据、程度、施行日期')
    .action(async () => {
      const { json } = program.opts<Setting>();
      const answer = await withEngine(options, ({ ask }) => ask('law/rules', {}));
      json ? printJson(answer) : printRules(answer);
    });

  program
    .command('blank')
    .description('把空白文书制成 PDF，供手写')
    .argument('<式样编号...>')
    .requiredOption('--out <文件夹>', '输出文件夹')
    .option('--sample', '填上样例', false)
    .action(async (forms: string[], { out, sample }: { out: string; sample: boolean }) => {
      const { json } = program.opts<Setting>();
      const folder = await outFolder(out);
      const files = await withEngine(options, async ({ ask, grant }) => {
        const written: string[] = [];
        const fill = sample ? 'sample' : 'empty';
        for (const form of forms)
          written.push((await ask('forms/blank', { form, fill, folder: grant(folder) })).file);
        return written;
      });
      json ? printJson({ files }) : process.stdout.write(files.map((file) => `${file}\n`).join(''));
    });

  program
    .command('validate')
    .description('核对案件文件：列出格式、法律和审核问题')
    .argument('<CASE.json>')
    .action(async (file: string) => {
      const { json } = program.opts<Setting>();
      const answer = await withEngine(options, ({ ask, grant }) =>
        ask('caseFile/validate', { file: grant(file) }),
      );
      json ? printJson(answer) : printReport(answer);
      done(answer.refused ? 1 : 0);
    });

  trustOptions(severalSigners(signing(program.command('produce'))))
    .description('把案件文件的每份文书制成签名的 PDF 和 DOCX')
    .action(async (file: string, given: Signing & SeveralSigners & GivenTrust & { out: string }) => {
      const { json } = program.opts<Setting>();
      const folder = await outFolder(given.out);
      const answer = await withEngine(options, ({ ask, grant }) => {
        const signers = signersNamed(given, grant);
        const trust = trustNamed(given, grant);
        return ask('caseFile/produce', {
          file: grant(file),
          folder: grant(folder),
          identity: signer(given, grant),
          ...(signers ? { signers } : {}),
          ...onlyKind(given.only),
          ...(given.tsa === undefined ? {} : { tsa: given.tsa }),
          ...(trust ? { trust } : {}),
        });
      });
      json ? printJson(answer) : printReport(answer);
      done(answer.refused ? 1 : 0);
    });

  signing(program.command('dossier'))
    .description('把案件文件装成案卷：封面、目录、文书、证据、备考表，一个带书签和页码的签名 PDF')
    .action(async (file: string, given: Signing & { out: string }) => {
      const { json } = program.opts<Setting>();
      const folder = await outFolder(given.out);
      const answer = await withEngine(options, ({ ask, grant }) =>
        ask('caseFile/dossier', {
          file: grant(file),
          folder: grant(folder),
          identity: signer(given, grant),
        }),
      );
      json ? printJson(answer) : printDossier(answer);
    });

  trustOptions(program.command('verify'))
    .description('验证 PDF、DOCX 的签名，公示包（它的文件夹或 manifest.json）的清单和签名')
    .argument('<文件...>')
    .action(async (files: string[], given: GivenTrust) => {
      const { json } = program.opts<Setting>();
      const verdicts = await withEngine(options, async ({ ask, grant }) => {
        const all: CommandAnswer<'verify/file'>[] = [];
        const trust = trustNamed(given, grant);
        for (const file of files)
          all.push(await ask('verify/file', { file: grant(file), ...(trust ? { trust } : {}) }));
        return all;
      });
      json ? printJson(verdicts) : printVerdicts(verdicts);
      done(verdicts.every((verdict) => verdict.signed && verdict.ok) ? 0 : 1);
    });
  program
    .command('extend')
    .description('把吊销列表、OCSP 答复、中间证书补进已签名的 PDF，写成新文件；原签名不变')
    .argument('<文件.pdf>')
    .requiredOption('--out <文件夹>', '输出文件夹')
    .requiredOption('--revocation <文件...>', '要补进的文件，可以写多个')
    .action(async (file: string, { out, revocation }: { out: string; revocation: string[] }) => {
      const { json } = program.opts<Setting>();
      const folder = await outFolder(out);
      const answer = await withEngine(options, ({ ask, grant }) =>
        ask('signedFile/extend', {
          file: grant(file),
          folder: grant(folder),
          revocation: revocation.map(grant),
        }),
      );
      const said = answer.file === null ? '文件里已经有这些资料，没有写新文件。' : answer.file;
      json ? printJson(answer) : process.stdout.write(`${said}\n`);
    });
  const runner: StationRunner = {
    withStation: (dataFolder, work) =>
      withEngine(
        options,
        ({ ask, grant }) => work({ ask: askingAs(ask, program.opts<TerminalUser>()), grant }),
        dataFolder,
      ),
    withRescue: (dataFolder, damage, work) =>
      withEngine(options, work, dataFolder, async (given) => openRescue(given, damage)),
    json: () => program.opts<Setting>().json,
    print: printJson,
    done,
  };
  addKeepingCommands(program, runner);
  const files = {
    ...runner,
    withFiles: <A>(work: (session: StationSession) => Promise<A>) => withEngine(options, work),
  };
  addBundleCommands(program, files);
  addFormCommands(program, files);
  addDataCommands(program, files);
  addDoctorCommand(program, files);
  addDeadlinesCommand(program.command('deadlines'), files);
  addRecordCommand(program.command('record'), files);
  addPublishCommand(signing(program.command('publish')), files, { outFolder, signer });
  return program;
}

export type Signing = { readonly p12?: string; readonly passwordEnv?: string; readonly trial: boolean };

/** The folder named on the line, made where it is not there. Throws FOLDER_UNWRITABLE. */
async function outFolder(given: string): Promise<string> {
  const folder = resolve(given);
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new AppError('FOLDER_UNWRITABLE', { folder, problem: String(error) }, error);
  });
  return folder;
}

function signer(
  given: Signing,
  grant: (path: string) => string,
): CommandInput<'caseFile/produce'>['identity'] {
  if (given.p12 === undefined) return given.trial ? 'trial' : 'none';
  return {
    file: grant(given.p12),
    password: given.passwordEnv ? (process.env[given.passwordEnv] ?? '') : '',
  };
}

/** A command that makes signed files of a case file, in a folder. */
function signing(command: Command): Command {
  return command
    .argument('<CASE.json>')
    .requiredOption('--out <文件夹>', '输出文件夹')
    .option('--p12 <文件>', '签名证书（PKCS#12）；省略则不签名')
    .option('--password-env <变量名>', '存有证书密码的环境变量名')
    .option('--trial', '用临时的试用证书签名（不具法律效力）', false);
}

/** What a command of the terminal has of an engine: to ask it, and to name it paths. */
export type StationSession = {
  readonly ask: <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ) => Promise<CommandAnswer<Name>>;
  readonly grant: (path: string) => string;
};

/** Opens an engine (without a store, if no data folder is given), gives it the paths named on the line, and closes it again. */
async function withEngine<Answer>(
  options: TerminalOptions,
  work: (session: StationSession) => Promise<Answer>,
  dataFolder: string | null = null,
  open: (options: EngineOptions) => Promise<Engine> = openEngine,
): Promise<Answer> {
  const granted = new Map<string, string>();
  const engine: Engine = await open({
    ...options,
    dataFolder,
    grantedPath: (token) => granted.get(token) ?? null,
  });
  const stop = engine.onEvent((event) => {
    if (event.kind === 'progress' && event.label !== '') {
      process.stderr.write(`  ${event.done + 1}/${event.total} ${event.label}\n`);
    }
  });
  try {
    return await work({
      ask: async (name, input) => {
        const outcome = await engine.call(name, input, engine);
        if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.params);
        return outcome.value as CommandAnswer<typeof name>;
      },
      grant: (path) => {
        const token = `granted-${granted.size + 1}`;
        granted.set(token, resolve(path));
        return token;
      },
    });
  } finally {
    stop();
    await engine.close();
  }
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Errors go to stderr, with their code, so that scripts can tell them apart. */
function tell(error: unknown): ExitCode {
  if (!(error instanceof AppError)) {
    process.stderr.write(`INTERNAL ${errorSentence({ code: 'INTERNAL', params: {} })}\n${String(error)}\n`);
    return 2;
  }
  process.stderr.write(`${error.code} ${errorSentence(error)}\n`);
  return failing.has(error.code) ? 1 : 2;
}

/** Not the input's fault: something that was made did not hold. */
const failing: ReadonlySet<ErrorCode> = new Set([
  'SIGNATURE_NOT_VERIFIED',
  'PUBLICATION_LEFTOVER',
  'PUBLICATION_PART',
  'PUBLICATION_UNDECIDED',
  'PUBLICATION_MINOR',
  'PUBLICATION_AGE_UNKNOWN',
  'PUBLICATION_NO_DECISION',
  'PUBLICATION_REASON',
]);
