import { type ReactNode, useId } from 'react';

type FieldProps = {
  readonly label: string;
  readonly help?: string | null;
  readonly problem?: string | null;
  readonly required?: boolean;
  readonly wide?: boolean;
  /** Keys of what the station can lack that is entered here. */
  readonly tells?: string | undefined;
  readonly children: (ids: FieldIds) => ReactNode;
};

export type FieldIds = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-required': boolean | undefined;
};

/** A label over its control, with help and what is wrong below. */
export function Field({ label, help, problem, required, wide, tells, children }: FieldProps) {
  const id = useId();
  const note = problem ?? help;
  return (
    <div className={`field${wide ? ' field-wide' : ''}${problem ? ' field-bad' : ''}`} data-tells={tells}>
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="required" aria-hidden="true">
            必填
          </span>
        )}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': problem ? true : undefined,
        'aria-required': required || undefined,
      })}
      {note && (
        <p id={`${id}-note`} className="field-note">
          {note}
        </p>
      )}
    </div>
  );
}
