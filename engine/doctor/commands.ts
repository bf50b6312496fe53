import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import { checkStateTitles, type DoctorCheck } from '../../contract/commands/doctor.ts';
import type { BackupInfo } from '../../contract/commands/keeping.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import type { Identities } from '../export/identities.ts';
import { writeFileBeside } from '../export/write-file.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { lastActAt } from '../store/audit.ts';
import type { Store } from '../store/store.ts';
import { formsCheck, holidayCheck, lawCheck } from './data-checks.ts';
import { clockCheck, diskCheck, machineCheck } from './machine-checks.ts';
import { fontCheck, printerCheck } from './print-checks.ts';
import { auditCheck, backupCheck, databaseCheck, keyCheck } from './station-checks.ts';

export type DoctorContext = {
  readonly library: FormLibrary;
  readonly printPdf: PdfPrinter;
  readonly now: () => Date;
  readonly today: () => string;
  readonly grantedPath: (token: string) => string | null;
  /** Null where no station is open: then only the program and the machine are looked at. */
  readonly station: {
    readonly store: Store;
    readonly identities: Identities;
    readonly backups: () => Promise<readonly BackupInfo[]>;
  } | null;
};

/** What the doctor answers of the contract. */
export function doctorHandlers(context: DoctorContext): Handlers<'doctor/examine'> {
  return {
    'doctor/examine': async ({ folder }) => {
      const checks = [...(await programChecks(context)), ...(await stationChecks(context))];
      if (folder === undefined) return { checks, file: null };
      const path = context.grantedPath(folder);
      if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件夹', id: folder });
      const name = `案卷诊断-${context.today()}.txt`;
      return {
        checks,
        file: basename(await writeFileBeside(join(path, name), Buffer.from(reportText(checks)))),
      };
    },
  };
}

async function programChecks({
  library,
  printPdf,
  now,
  today,
  station,
}: DoctorContext): Promise<readonly DoctorCheck[]> {
  const moment = now();
  const recorded = station === null ? null : lastActAt(station.store);
  const where = station === null ? '临时文件' : '本站数据';
  const [fonts, printers, disk] = await Promise.all([
    fontCheck(printPdf),
    printerCheck(),
    diskCheck(station?.store.folder ?? tmpdir(), where),
  ]);
  return [
    machineCheck(),
    fonts,
    printers,
    disk,
    clockCheck(moment, recorded, -moment.getTimezoneOffset()),
    formsCheck(library),
    holidayCheck(today()),
    lawCheck(),
  ];
}

async function stationChecks({ station, now }: DoctorContext): Promise<readonly DoctorCheck[]> {
  if (station === null) return [];
  const { store, identities, backups } = station;
  return [
    await databaseCheck(store),
    auditCheck(store),
    backupCheck(await backups(), now()),
    keyCheck(await identities.list(), now()),
  ];
}

function reportText(checks: readonly DoctorCheck[]): string {
  const lines = checks.map(({ title, state, found, advice }) =>
    [`${checkStateTitles[state]}\t${title}：${found}`, advice].filter((part) => part !== '').join('。'),
  );
  return `${lines.join('\n')}\n`;
}
