import { execFile } from 'node:child_process';
import { AppError } from '../../contract/app-error.ts';
import type { DoctorCheck } from '../../contract/commands/doctor.ts';
import type { PdfPrinter, PrintJob } from '../../contract/print.ts';
import { ill, look, well } from './check.ts';

/** Wording of the forms, and characters that only names and places have. */
const specimen = '中华人民共和国行政处罚决定书〔2026〕1号☑□￥壹贰叁肆伍陆柒捌玖拾㛃䶮𬭎喆堃';

const job: PrintJob = {
  title: '诊断',
  page: { margin: { top: 20, right: 20, bottom: 20, left: 20 }, pageNumber: 'none', pageFoot: null },
  watermark: null,
  seal: null,
  blocks: [
    {
      kind: 'paragraph',
      id: 'specimen',
      role: 'body',
      align: 'left',
      indent: 0,
      runs: [{ kind: 'text', text: specimen }],
    },
  ],
};

/** Prints a specimen to a PDF that is thrown away: whether the program can make one, and with which faces. */
export async function fontCheck(printPdf: PdfPrinter): Promise<DoctorCheck> {
  const title = '字体与制作 PDF';
  try {
    const { faces, missing } = await printPdf(job);
    const found = `用了 ${faces.length} 种字体：${faces.join('、')}`;
    if (missing.length === 0) return well('fonts', title, found);
    const characters = [...new Set(missing.map(({ character }) => character))].join('');
    return look(
      'fonts',
      title,
      `${found}；缺字：${characters}`,
      '人名地名中的这些字会印成空框，请安装收字更全的字体。',
    );
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'INTERNAL';
    return ill(
      'fonts',
      title,
      `没有制成（${code}）`,
      '不能导出和打印文书。请重新安装本程序；没有显示器的机器要先装 Xvfb。',
    );
  }
}

/** How long the system may take to name its printers, in milliseconds. */
const limit = 5_000;

/** The local print queues, counted and never named: a queue may bear a person's name. */
export async function printerCheck(platform: NodeJS.Platform = process.platform): Promise<DoctorCheck> {
  const title = '打印机';
  const count = await (platform === 'win32' ? windowsPrinters() : systemPrinters());
  if (count === null) {
    return look(
      'printers',
      title,
      '系统没有答复打印机的情况',
      '要直接打印，请先装好系统的打印服务；也可以导出 PDF 到别处打印。',
    );
  }
  if (count > 0) return well('printers', title, `系统里有 ${count} 台打印机`);
  return look(
    'printers',
    title,
    '系统里没有打印机',
    '要直接打印，请先在系统设置中添加打印机；也可以导出 PDF 到别处打印。',
  );
}

async function systemPrinters(): Promise<number | null> {
  const lines = await output('lpstat', ['-a']);
  return lines === null ? null : lines.split('\n').filter((line) => line.trim() !== '').length;
}

async function windowsPrinters(): Promise<number | null> {
  const text = await output('powershell.exe', ['-NoProfile', '-Command', '@(Get-Printer).Count']);
  const count = Number.parseInt(text ?? '', 10);
  return Number.isNaN(count) ? null : count;
}

function output(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((done) => {
    const env = { ...process.env, LC_ALL: 'C' };
    execFile(program, [...args], { timeout: limit, windowsHide: true, env }, (error, stdout, stderr) => {
      // With no queue at all lpstat says so on stderr and fails.
      if (error && /No destinations added/.test(String(stderr))) done('');
      else done(error ? null : String(stdout));
    });
  });
}
