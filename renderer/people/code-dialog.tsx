import { Dialog } from '../ui/dialog.tsx';

type CodeDialogProps = { readonly name: string; readonly code: string; readonly onClose: () => void };

/** A one-time code, shown once, to be handed over. */
export function CodeDialog({ name, code, onClose }: CodeDialogProps) {
  return (
    <Dialog title={`${name}的一次性口令`} width="narrow" onClose={onClose}>
      <p className="one-time-code">
        <output>{code}</output>
      </p>
      <p className="section-note">
        请当面或打电话告诉{name}。口令只显示这一次，七天内有效，用过即失效：{name}
        登录时选自己的姓名，输入口令，自己设一个密码。
      </p>
    </Dialog>
  );
}
