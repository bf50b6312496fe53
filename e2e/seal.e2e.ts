import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerDialogs, expect, resize, test } from './support/application.ts';
import { violations } from './support/axe.ts';
import { startSample } from './support/start-sample.ts';

const ring = '<circle cx="50" cy="50" r="45" fill="none" stroke="red" stroke-width="6"/>';
const drawing = (more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${ring}${more}</svg>`;

test('a seal from SVG is drawn into a PNG with a transparent ground; one with a script changes nothing', async ({
  running,
}) => {
  const { page } = running;
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-seal-'));
  const [good, bad] = ['章.svg', '坏章.svg'].map((name) => join(folder, name));
  if (!good || !bad) throw new Error('no files');
  writeFileSync(good, drawing());
  writeFileSync(bad, drawing('<script>document.title = "run"</script>'));
  await resize(running, 1366, 768);
  await startSample(page);
  await page.getByRole('button', { name: '本站', exact: true }).first().click();
  await page.getByRole('tab', { name: /证书/ }).click();

  await answerDialogs(running, { open: [bad] });
  await page.getByRole('button', { name: '导入印章图' }).press('Enter');
  await expect(page.getByText('含有不是图形的内容（script）')).toBeVisible();
  await expect(page.getByText('没有印章图', { exact: true })).toBeVisible();

  await answerDialogs(running, { open: [good] });
  await page.getByRole('button', { name: '导入印章图' }).press('Enter');
  const seal = page.getByRole('img', { name: '本站印章' });
  await expect(seal).toBeVisible();
  const drawn = await seal.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const paper = canvas.getContext('2d');
    paper?.drawImage(image, 0, 0);
    const at = (x: number, y: number) => [...(paper?.getImageData(x, y, 1, 1).data ?? [])];
    return { kind: image.src.slice(0, 15), width: canvas.width, ring: at(50, 500), middle: at(500, 500) };
  });
  expect(drawn).toEqual({
    kind: 'data:image/png;',
    width: 1000,
    ring: [255, 0, 0, 255],
    middle: [0, 0, 0, 0],
  });
  expect(await violations(page)).toEqual([]);
});
