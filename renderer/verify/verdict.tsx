import type { FileVerdict, SignatureVerdict } from '../../contract/verdict.ts';
import {
  containerWords,
  saidCoverage,
  saidIntegrity,
  saidRevision,
  saidSigner,
  saidTime,
  summarise,
} from '../../contract/verdict-summary.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

type Part = { readonly name: string; readonly tone: 'good' | 'bad' | 'unknown'; readonly text: string };

const icons: Readonly<Record<Part['tone'], IconName>> = { good: 'check', bad: 'block', unknown: 'hint' };

/** The file in one line. */
export function VerdictSum({ verdict }: { readonly verdict: FileVerdict }) {
  const { tone, text } = summarise(verdict);
  return (
    <span className={`verdict-sum ${tone}`}>
      <Icon name={icons[tone]} />
      {text}
    </span>
  );
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

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <dl className="verdict-parts">
      {parts.map(({ name, tone, text }) => (
        <div key={name} className={`verdict-${tone}`}>
          <dt>{name}</dt>
          <dd>
            <Icon name={icons[tone]} size={16} />
            {text}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Problems({ problems }: { readonly problems: FileVerdict['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <ul className="verdict-problems">
      {problems.map(({ code, part, message }) => (
        <li key={`${code}-${part}-${message}`}>
          {message}
          {part && !message.includes(part) && <span className="faint">（{part}）</span>}
        </li>
      ))}
    </ul>
  );
}

function partsOf(verdict: FileVerdict, one: SignatureVerdict): readonly Part[] {
  return [
    { name: '内容', ...saidIntegrity(one) },
    { name: '范围', ...saidCoverage(verdict, one) },
    { name: '签名人', ...saidSigner(one) },
    trustPart(one),
    { name: '时间', ...saidTime(one, localTime) },
    validityPart(one),
  ];
}

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

/** An ISO moment with zone, by this machine's clock. */
function localTime(moment: string): string {
  return clock.format(new Date(moment));
}

function containerPart({ container }: FileVerdict): Part {
  const tone = container === 'unchanged' ? 'good' : 'unknown';
  return { name: '导出记录', tone, text: containerWords[container] };
}

function trustPart({ trust }: SignatureVerdict): Part {
  const name = '信任';
  if (trust === 'trusted') return { name, tone: 'good', text: '证书来自本站信任的发证机构。' };
  if (trust === 'untrusted') return { name, tone: 'bad', text: '证书不是本站信任的发证机构所发。' };
  return { name, tone: 'unknown', text: '没有核对发证机构。' };
}

function validityPart({ validAtSigning, validNow }: SignatureVerdict): Part {
  const name = '有效期';
  if (validAtSigning === false) return { name, tone: 'bad', text: '签名时证书不在有效期内。' };
  const now = validNow ? '证书现在有效。' : '证书现在已不在有效期内。';
  if (validAtSigning === null) return { name, tone: 'unknown', text: `无法确定签名时证书是否有效；${now}` };
  return { name, tone: validNow ? 'good' : 'unknown', text: `签名时证书有效；${now}` };
}
