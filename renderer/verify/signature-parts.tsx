import type { FileVerdict, SignatureVerdict } from '../../contract/verdict.ts';
import {
  type NamedPart,
  type SaidPart,
  signatureParts,
  summariseSignature,
} from '../../contract/verdict-summary.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

const icons: Readonly<Record<SaidPart['tone'], IconName>> = { good: 'check', bad: 'block', unknown: 'hint' };

/** A verdict in one line. */
export function Sum({ tone, text }: SaidPart) {
  return (
    <span className={`verdict-sum ${tone}`}>
      <Icon name={icons[tone]} />
      {text}
    </span>
  );
}

/** A signature that stands for itself, as that of a bundle or a package: in one line, then each part for itself. */
export function SignatureSaid({ signature }: { readonly signature: SignatureVerdict | null }) {
  return (
    <div className="verdict">
      <Sum {...summariseSignature(signature)} />
      {signature && <Parts parts={signatureParts(signature, localTime)} />}
      {signature && <Problems problems={signature.problems} />}
    </div>
  );
}

export function Parts({ parts }: { readonly parts: readonly NamedPart[] }) {
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

export function Problems({ problems }: { readonly problems: FileVerdict['problems'] }) {
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

const clock = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short' });

/** An ISO moment with zone, by this machine's clock. */
export function localTime(moment: string): string {
  return clock.format(new Date(moment));
}
