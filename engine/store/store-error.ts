import { AppError } from '../../contract/app-error.ts';

/** What SQLite said, as an error of ours: each trouble that a person can meet has its own code. */
export function asStoreError(file: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const problem = error instanceof Error ? error.message : String(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new AppError('STORE_DAMAGED', { file, problem }, error);
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new AppError('STORE_LOCKED', { file }, error);
  if (/^SQLITE_FULL/.test(code) || code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('DISK_FULL', { place: file }, error);
  if (
    /^SQLITE_(READONLY|CANTOPEN|IOERR|PERM)/.test(code) ||
    /^(EACCES|EPERM|EROFS|EIO|EEXIST|ENOTDIR|ENOENT|ENODEV)$/.test(code)
  ) {
    return new AppError('STORE_UNWRITABLE', { problem }, error);
  }
  return new AppError('INTERNAL', {}, error);
}
