import {
  Header,
  HorizontalPositionRelativeFrom,
  ImageRun,
  Paragraph,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx';

const millimetres = 24;
/** From the page's right and top edges. */
const inset = 10;
const emu = 36_000;

/** The first page's head with the verification code (PNG) in its upper right corner, where the PDF has it. */
export function codeHeader(png: Uint8Array): Header {
  const pixels = Math.round((millimetres / 25.4) * 96);
  const code = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: pixels, height: pixels },
    altText: { name: 'code', title: '核验码', description: '文书核验码' },
    floating: {
      behindDocument: true,
      allowOverlap: true,
      wrap: { type: TextWrappingType.NONE },
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        offset: (210 - inset - millimetres) * emu,
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PAGE, offset: inset * emu },
    },
  });
  return new Header({ children: [new Paragraph({ children: [code] })] });
}
