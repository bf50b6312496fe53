import type { IdentityInfo } from '../../contract/commands/station.ts';
import { isSm2, mostSigners, type SignerRole, signerRoles } from '../../contract/signers.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { type ChosenSigner, isRole } from './use-signers.ts';

type SignersFieldProps = {
  readonly signers: readonly ChosenSigner[];
  readonly identities: readonly IdentityInfo[];
  readonly onChange: (signers: readonly ChosenSigner[]) => void;
};

const roles = Object.entries(signerRoles).map(([value, title]) => ({ value, title }));
/** The usual order: who is added next. */
const order: readonly SignerRole[] = ['officer', 'head', 'agency'];

/** Who signs, in order, each with a certificate of their own. */
export function SignersField({ signers, identities, onChange }: SignersFieldProps) {
  const change = (index: number, part: Partial<ChosenSigner>) =>
    onChange(signers.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const add = () => {
    const free =
      identities.find(({ id }) => !signers.some(({ identity }) => identity === id)) ?? identities[0];
    const role = order.find((one) => !signers.some((signer) => signer.role === one)) ?? 'officer';
    if (!free) return;
    const added = { role, identity: free.id };
    const agency = signers.findIndex((one) => one.role === 'agency');
    // The agency signs last, as it seals what the others have signed.
    const at = agency === -1 ? signers.length : agency;
    onChange([...signers.slice(0, at), added, ...signers.slice(at)]);
  };
  const earlier = (index: number) => {
    const moved = signers[index];
    const before = signers[index - 1];
    if (moved && before)
      onChange([...signers.slice(0, index - 1), moved, before, ...signers.slice(index + 1)]);
  };
  return (
    <fieldset className="signers">
      <legend>签名人，按先后</legend>
      <ol>
        {signers.map(({ role, identity }, index) => (
          <li key={index}>
            <SelectInput
              aria-label={`第 ${index + 1} 个签名的身份`}
              value={role}
              options={roles}
              onChange={(value) => isRole(value) && change(index, { role: value })}
            />
            <SelectInput
              aria-label={`第 ${index + 1} 个签名的证书`}
              value={identity}
              options={identities.map((one) => ({ value: one.id, title: titleOf(one) }))}
              onChange={(value) => change(index, { identity: value })}
            />
            <Button small tone="quiet" disabled={index === 0} onClick={() => earlier(index)}>
              上移
            </Button>
            <Button
              icon="trash"
              iconOnly
              small
              tone="quiet"
              disabled={signers.length === 1}
              onClick={() => onChange(signers.filter((_, at) => at !== index))}
            >
              移除
            </Button>
            <Warning identity={identities.find(({ id }) => id === identity)} />
          </li>
        ))}
      </ol>
      <Button
        small
        icon="plus"
        disabled={identities.length === 0 || signers.length >= mostSigners}
        onClick={add}
      >
        增加签名人
      </Button>
    </fieldset>
  );
}

function titleOf({ subject, keptIn, trial, algorithm }: IdentityInfo): string {
  const marks = [
    ...(keptIn === 'token' ? ['USB Key'] : []),
    ...(isSm2(algorithm) ? ['国密 SM2'] : []),
    ...(trial ? ['试用'] : []),
  ];
  return marks.length > 0 ? `${subject}（${marks.join('，')}）` : subject;
}

const day = 86_400_000;

/** A certificate that ran out or soon will. */
function Warning({ identity }: { readonly identity: IdentityInfo | undefined }) {
  if (!identity) return null;
  const left = Math.floor((Date.parse(identity.notAfter) - Date.now()) / day);
  if (left > 30) return null;
  return (
    <Badge tone={left < 0 ? 'bad' : 'wait'}>{left < 0 ? '证书已到期' : `证书还有 ${left} 天到期`}</Badge>
  );
}
