/** A mistake in a form folder, with the file and the place in it. */
export class FormMistake extends Error {
  readonly file: string;
  readonly pointer: string;

  constructor(file: string, pointer: string, problem: string) {
    super(problem);
    this.file = file;
    this.pointer = pointer;
  }
}
