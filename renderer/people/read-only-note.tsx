import type { CommandName } from '../../contract/commands.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { rolesText } from './account-roles.ts';

const makers = rolesText(['officer', 'clerk']);

type ReadOnlyNoteProps = {
  /** What writing here would call. */
  readonly command: CommandName;
  /** What can only be looked at: “这份文书”. */
  readonly what: string;
};

/** Before anybody types: that their roles may only look here, and who writes. Nothing where they may. */
export function ReadOnlyNote({ command, what }: ReadOnlyNoteProps) {
  const may = useMay(command);
  const roles = useStore(useApp().engine.people)?.signedIn?.roles ?? [];
  if (may) return null;
  const more = roles.includes('reviewer') ? '要提意见，请用“批注”和“审核”。' : '';
  return (
    <p className="read-only-note" role="status">
      您的角色（{rolesText(roles)}）只能查看{what}，不能修改；由{makers}登录后填写。{more}
    </p>
  );
}
