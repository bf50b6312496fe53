import type { FileVerdict, SignatureVerdict } from '../../contract/verdict.ts';
import {
  containerWords,
  type NamedPart,
  saidCoverage,
  saidRevision,
  signatureParts,
  summarise,
} from '../../contract/verdict-summary.ts';
import { localTime, Parts, Problems, Sum } from './signature-parts.tsx';

/** The file in one line. */
export function VerdictSum({ verdict }: { readonly verdict: FileVerdict }) {
  return <Sum {...summarise(verdict)} />;
}

/** What verification found: integrity, signer, trust, time and coverage each said for itself. */
export function Verdict({ verdict }: { readonly verdict: FileVerdict }) {
  const code = saidRevision(verdict);
  return (
    <div className="verdict">
      {!verdict.signed && <Parts parts={[{ name: '签名', tone: 'unknown', text: '这个文件没有签名。' }]} />}
      {verdict.signatures.map((signature) => (
        <section
          key={signature.name}
          aria-label={`“${verdict.file}”的签名 ${signature.name} ${signature.signer}`}
        >
          <Parts parts={partsOf(verdict, signature)} />
          <Problems problems={signature.problems} />
        </section>
      ))}
      <Problems problems={verdict.problems} />
      {code && <Parts parts={[{ name: '核验码', ...code }]} />}
      {verdict.kind !== 'publication' && <Parts parts={[containerPart(verdict)]} />}
    </div>
  );
}

/** How much of the file a signature covers comes behind what it is a signature of. */
function partsOf(verdict: FileVerdict, one: SignatureVerdict): readonly NamedPart[] {
  const [content, ...rest] = signatureParts(one, localTime);
  return [...(content ? [content] : []), { name: '范围', ...saidCoverage(verdict, one) }, ...rest];
}

function containerPart({ container }: FileVerdict): NamedPart {
  const tone = container === 'unchanged' ? 'good' : 'unknown';
  return { name: '导出记录', tone, text: containerWords[container] };
}
