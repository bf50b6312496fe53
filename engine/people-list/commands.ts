import { basename } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { readGranted } from '../export/case-file-commands.ts';
import { peopleRows } from './people-rows.ts';
import { readTable } from './read-table.ts';

/** A list of people comes to far less. */
const maxBytes = 5_000_000;

/** What reading a list of people answers of the contract. */
export function peopleListHandlers({
  grantedPath,
}: {
  readonly grantedPath: (token: string) => string | null;
}): Handlers<'peopleList/read'> {
  return {
    'peopleList/read': async ({ file }) => {
      const path = grantedPath(file);
      if (path === null) throw new AppError('NOT_FOUND', { what: '选定的文件', id: file });
      const bytes = await readGranted(path);
      const name = basename(path);
      if (bytes.length > maxBytes) throw new AppError('FILE_TOO_LARGE', { file: name, limit: '5 MB' });
      const rows = peopleRows(await readTable(name, bytes));
      if (rows) return rows;
      throw new AppError('PEOPLE_LIST_UNREADABLE', {
        file: name,
        problem: '没有“姓名”和“执法证号”两列的表头',
      });
    },
  };
}
