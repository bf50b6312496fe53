import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

type ButtonProps = {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly tone?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly icon?: IconName;
  /** Shown at the end and told to assistive technology, e.g. 'N' or 'Ctrl+Enter'. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  /** Shows the icon alone; `children` stays its name and its tooltip. */
  readonly iconOnly?: boolean;
  readonly pressed?: boolean;
  /** Of a button that unfolds something. */
  readonly expanded?: boolean;
  readonly small?: boolean;
  readonly title?: string;
  /** Keys of what the station can lack that is entered through it. */
  readonly tells?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with a word; every button of the program. */
export function Button(props: ButtonProps) {
  const { children, onClick, tone = 'plain', icon, keys, iconOnly = false, small = false } = props;
  const name = iconOnly && typeof children === 'string' ? children : undefined;
  return (
    <button
      ref={props.ref}
      type={props.type ?? 'button'}
      className={`button button-${tone}${iconOnly ? ' button-icon' : ''}${small ? ' button-small' : ''}`}
      onClick={onClick}
      disabled={props.disabled}
      data-tells={props.tells}
      aria-label={name}
      aria-keyshortcuts={keys?.replaceAll('Ctrl', 'Control')}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      title={props.title ?? (name ? (keys ? `${name}（${keys}）` : name) : undefined)}
    >
      {icon && <Icon name={icon} />}
      {!iconOnly && <span>{children}</span>}
      {!iconOnly && keys && (
        <span className="key" aria-hidden="true">
          {keys}
        </span>
      )}
    </button>
  );
}
