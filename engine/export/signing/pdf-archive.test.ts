import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { archiveProblems } from './archive-assertions.ts';
import { hasTools, inFolder, pdfText, qpdfCheck } from './independent-verifiers.ts';
import { archivePdf } from './pdf-archive.ts';
import { samplePdfs } from './signing-test-support.ts';
import { srgbProfile } from './srgb-profile.ts';

const facts = {
  title: '行政处罚决定书 <甲&乙>',
  author: '某某县交通运输局',
  at: new Date('2026-11-25T02:03:04.567Z'),
};

describe.skipIf(!hasTools('qpdf', 'pdfinfo', 'pdffonts', 'pdftotext'))('archivePdf', () => {
  test.each(['classic', 'objectStreams', 'qpdf', 'linearized'] as const)(
    'leaves the pages of a %s file as they are and says what the document is',
    async (kind) => {
      const base = (await samplePdfs())[kind];
      const made = archivePdf(base, facts);
      expect(Buffer.compare(made.subarray(0, base.length), base)).toBe(0);
      expect(qpdfCheck(made)).toEqual({ clean: true, pages: 3 });
      expect(pdfText(made)).toBe(pdfText(base));
      const said = inFolder((folder) => {
        writeFileSync(join(folder, 'a.pdf'), made);
        return execFileSync('pdfinfo', ['-isodates', join(folder, 'a.pdf')], { encoding: 'utf8' });
      });
      expect(said).toMatch(/Title:\s+行政处罚决定书 <甲&乙>\n/);
      expect(said).toMatch(/Author:\s+某某县交通运输局\n/);
      expect(said).toMatch(/CreationDate:\s+2026-11-25T02:03:04Z\n/);
      expect(said).toMatch(/Metadata Stream:\s+yes\n/);
      // The samples of pdf-lib use a standard font that is not embedded: the one thing left, and it is found.
      const clauses = (await archiveProblems(made)).map((problem) => problem.slice(0, 7));
      expect([...new Set(clauses)]).toEqual(['6.2.11:']);
    },
  );

  test('what is missing is found', async () => {
    const problems = (await archiveProblems((await samplePdfs()).classic)).join();
    for (const clause of ['6.1.3', '6.6.2', '6.2.3', '6.2.11']) expect(problems).toContain(clause);
    const script = await PDFDocument.load((await samplePdfs()).classic);
    script.addJavaScript('open', 'app.alert(1)');
    expect((await archiveProblems(archivePdf(await script.save(), facts))).join()).toContain('JavaScript');
  });
});

test('the profile of the output intent: the curve and the white point of sRGB (IEC 61966-2-1, ICC.1:2001-04)', () => {
  const profile = Buffer.from(srgbProfile());
  const tag = (wanted: string) => {
    for (let index = 0; index < profile.readUInt32BE(128); index += 1) {
      const at = 132 + index * 12;
      if (profile.toString('latin1', at, at + 4) !== wanted) continue;
      const place = profile.readUInt32BE(at + 4);
      return profile.subarray(place, place + profile.readUInt32BE(at + 8));
    }
    throw new Error(`no ${wanted}`);
  };
  const colours = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) =>
    [8, 12, 16].map((at) => tag(name).readInt32BE(at) / 65536),
  );
  // Red, green and blue together are the white of the connection space, D50.
  for (const [part, white] of [0.9642, 1, 0.8249].entries()) {
    expect(colours.reduce((sum, colour) => sum + (colour[part] ?? 0), 0)).toBeCloseTo(white, 3);
  }
  const curve = tag('rTRC');
  expect([curve.readUInt16BE(12), curve.readUInt16BE(12 + 1023 * 2)]).toEqual([0, 65535]);
  // Half of the code is 21.4 % of the light.
  expect(curve.readUInt16BE(12 + 512 * 2) / 65535).toBeCloseTo(0.2145, 3);
});
