import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { ms, type Row, ratioOf } from './row.ts';
import { benchEngine, temporary } from './support.ts';

/**
 * The example case, every document as signed and verified PDF and DOCX, against the same documents through docxtemplater
 * and one LibreOffice that is already running (it converts, signs nothing).
 */
export async function benchProduce(): Promise<Row[]> {
  const { time, docx } = await produceExample();
  const other = libreOfficeWay(docx);
  const documents = docx.length;
  return [
    {
      what: `produce, sign and verify ${documents} documents (PDF and DOCX)`,
      ours: ms(time),
      against: `docxtemplater + one warm LibreOffice ${ms(other)}`,
      ratio: ratioOf(time, other),
      goal: '≤ 0.1',
    },
  ];
}

/** The example case produced, signed and verified in a warm engine: the middle of three times, and the DOCX files. */
export async function produceExample(): Promise<{ time: number; docx: readonly string[] }> {
  const { ask, grant, close } = await benchEngine(null);
  const produce = async (name: string) => {
    const folder = temporary(name);
    const since = performance.now();
    const report = await ask('caseFile/produce', {
      file: grant(join(process.cwd(), 'examples', 'ride-hailing-person.json')),
      folder: grant(folder),
      identity: 'trial',
    });
    return { time: performance.now() - since, report };
  };
  await produce('warm');
  const runs = [await produce('a'), await produce('b'), await produce('c')];
  const middle = runs.sort((a, b) => a.time - b.time)[1];
  if (!middle) throw new Error('nothing was produced');
  await close();
  const docx = middle.report.files.filter((file) => file.kind === 'docx').map((file) => file.file);
  return { time: middle.time, docx };
}

/** Fills each document through docxtemplater and has a warm LibreOffice convert it; milliseconds for all. */
function libreOfficeWay(files: readonly string[]): number {
  const folder = temporary('libreoffice');
  const since = performance.now();
  const filled = files.map((file) => {
    const document = new Docxtemplater(new PizZip(readFileSync(file)), {
      paragraphLoop: true,
      linebreaks: true,
    });
    document.render({});
    const target = join(folder, basename(file));
    writeFileSync(target, document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
    return target;
  });
  const filling = performance.now() - since;
  const script = join(process.cwd(), 'bench', 'libreoffice-convert.py');
  const converting = Number(
    execFileSync('/usr/bin/python3', [script, ...filled], { encoding: 'utf8' }).trim(),
  );
  return filling + converting;
}
