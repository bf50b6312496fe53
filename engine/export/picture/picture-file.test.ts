import { expect, test } from 'vitest';
import { samplePng } from '../signing/signing-test-support.ts';
import { readPicture, requirePicture } from './picture-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inside: string, head = 'viewBox="0 0 200 100"') =>
  bytes(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${head}>${inside}</svg>`,
  );
const ring = '<circle cx="100" cy="50" r="45" fill="none" stroke="red"/>';
const refused = (content: Uint8Array, problem: RegExp) =>
  expect(readPicture('章.svg', content)).rejects.toMatchObject({
    code: 'PICTURE_UNUSABLE',
    params: { file: '章.svg', problem: expect.stringMatching(problem) },
  });

test('a drawing is made anew, its longer side 1000 pixels, without what its program kept for itself', async () => {
  const read = await readPicture(
    '章.svg',
    bytes(
      `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="42mm" height="42mm"
        ><i:page/><style>.a{fill:red}</style><defs><clipPath id="c">${ring}</clipPath></defs>
      <g clip-path="url(#c)"><use href="#c"/><path class="a" d="M0 0L9 9"/></g></svg>`,
    ),
  );
  if (read.kind !== 'svg') throw new Error('no drawing');
  expect(read.svg).toMatch(/width="1000"/);
  expect(read.svg).toMatch(/viewBox="0 0 158\.7\d* 158\.7\d*"/);
  expect(read.svg).toContain('<circle');
  expect(read.svg).not.toMatch(/DOCTYPE|inkscape:page|i:page/);
});

test('a drawing of two to one keeps its shape', async () => {
  const read = await readPicture('章.svg', svg(ring));
  expect(read).toMatchObject({ kind: 'svg', svg: expect.stringMatching(/width="1000"[^>]*height="500"/) });
});

test.each<[string, string, RegExp]>([
  ['a script', '<script>alert(1)</script>', /script/],
  ['a script of an event', '<path onload="alert(1)" d=""/>', /脚本/],
  [
    'a page in the drawing',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    /foreignObject/,
  ],
  ['a link', '<a href="https://example.org"><path d=""/></a>', /（a）/],
  ['a picture from elsewhere', '<image href="https://example.org/a.png"/>', /文件以外/],
  ['a picture on this machine', '<image xlink:href="file:///etc/passwd"/>', /文件以外/],
  ['a drawing within', '<image href="data:image/svg+xml;base64,AAAA"/>', /文件以外/],
  ['a shape from elsewhere', '<use href="other.svg#a"/>', /文件以外/],
  ['a paint from elsewhere', '<path fill="url(https://example.org/#a)" d=""/>', /文件以外/],
  ['a style sheet that fetches', '<style>@import "https://example.org/a.css";</style>', /样式/],
  ['a style that fetches', '<style>.a{fill:url(https://example.org)}</style>', /样式/],
  ['a style attribute that fetches', '<path style="fill:url( \'https://example.org\' )" d=""/>', /文件以外/],
  ['an animation', '<path d=""><animate attributeName="href"/></path>', /animate/],
  ['a filter', '<filter id="f"><feImage href="#a"/></filter>', /filter/],
  ['a shape that uses itself', '<g id="a"><use href="#a"/></g>', /互相引用/],
])('%s is refused', (_what, inside, problem) => refused(svg(inside), problem));

test('entities, a foreign style sheet and another encoding are no SVG at all', async () => {
  const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  await refused(bytes(`${bomb}<svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>`), /不是合格/);
  await refused(bytes(`<?xml-stylesheet href="a.css"?>${Buffer.from(svg(ring))}`), /不是合格/);
  await refused(Uint8Array.of(...svg(''), 0xff), /不是合格/);
  await refused(bytes('<svg><path/></svg>'), /不是合格/);
});

test('shapes that use each other, ten times each over eight levels, are counted and refused', async () => {
  const levels = Array.from(
    { length: 8 },
    (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
  );
  await refused(svg(`<defs><g id="l0">${ring}</g>${levels.join('')}</defs><use href="#l8"/>`), /太多/);
});

test('without a size, with one of nothing, and deeper than any drawing: refused', async () => {
  await refused(svg(ring, ''), /大小/);
  await refused(svg(ring, 'viewBox="0 0 0 100"'), /大小/);
  await refused(svg(ring, 'width="100%" height="100%"'), /大小/);
  await refused(svg(`${'<g>'.repeat(150)}${'</g>'.repeat(150)}`), /太深/);
});

test('a PNG is taken as it is; a broken one, one that unpacks to gigabytes and another kind are refused', async () => {
  const png = samplePng();
  const picture = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  expect(await readPicture('章.png', png)).toEqual({ kind: 'png', picture });
  expect(() => requirePicture('章', picture)).not.toThrow();
  const huge = Buffer.from(png);
  huge.writeUInt32BE(60_000, 16);
  await expect(readPicture('章.png', huge)).rejects.toMatchObject({
    params: { problem: '超过 4096 像素' },
  });
  await expect(readPicture('章.png', png.subarray(0, 60))).rejects.toMatchObject({
    code: 'PICTURE_UNUSABLE',
  });
  await expect(readPicture('章.jpg', Uint8Array.of(0xff, 0xd8, 0xff))).rejects.toMatchObject({
    params: { problem: '不是 PNG，也不是 SVG' },
  });
  for (const kept of [
    'data:image/svg+xml;base64,AAAA',
    'https://example.org/a.png',
    'data:image/png;base64,AAAA',
  ])
    expect(() => requirePicture('章', kept)).toThrow(expect.objectContaining({ code: 'PICTURE_UNUSABLE' }));
});
