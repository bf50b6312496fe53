import { unzipSync, zipSync } from 'fflate';
import { AppError } from '../../contract/app-error.ts';

export type Cell = string | number | boolean | Date | null;

/** Most rows that are read; a station has fewer people by far. */
const maxRows = 2_000;
/** What the parts of a workbook may come to when unpacked. */
const maxUnpacked = 30_000_000;

/** The rows of a CSV (UTF-8 or GB 18030) or of the first sheet of an XLSX. Throws PEOPLE_LIST_UNREADABLE. */
export async function readTable(file: string, bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  try {
    const rows = isZip(bytes) ? await readWorkbook(bytes) : await readCsv(bytes);
    if (rows.length > maxRows) throw new Error(`超过 ${maxRows} 行`);
    return rows;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new AppError('PEOPLE_LIST_UNREADABLE', { file, problem }, error);
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function readCsv(bytes: Uint8Array): Promise<Cell[][]> {
  const { parse } = await import('csv-parse/sync');
  return parse(csvText(bytes), {
    bom: true,
    relaxColumnCount: true,
    maxRecordSize: 10_000,
    to: maxRows + 1,
    trim: true,
  }) as string[][];
}

function csvText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (text.includes('\0')) break;
      return text;
    } catch {
      // Not of this encoding.
    }
  }
  throw new Error('不是 CSV 或 XLSX 文件');
}

/** What is unpacked is measured first, so that a small file cannot fill the memory. */
async function readWorkbook(bytes: Uint8Array): Promise<Cell[][]> {
  let size = 0;
  const parts = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      size += originalSize;
      if (size > maxUnpacked) throw new Error('解开后过大');
      return true;
    },
  });
  const plain = zipSync(parts, { level: 0 });
  const { readSheet } = await import('read-excel-file/universal');
  return (await readSheet(new Uint8Array(plain).buffer, 1)) as unknown as Cell[][];
}
