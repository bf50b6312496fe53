import type { SignatureVerdict } from '../contract/verdict.ts';
import { signatureParts } from '../contract/verdict-summary.ts';

/** A signature on the terminal: each part said for itself, then what stands against it. */
export function signatureLines(signature: SignatureVerdict): readonly string[] {
  const [head, ...rest] = signatureParts(signature, (moment) => moment).map(
    ({ name, text }) => `${name}：${text}`,
  );
  return [
    `签名 ${signature.name}　${head}`,
    ...rest.map((line) => `  ${line}`),
    ...signature.problems.map(
      ({ code, part, message }) => `  ${[code, part, message].filter(Boolean).join(' ')}`,
    ),
  ];
}
