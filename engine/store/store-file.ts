import { join } from 'node:path';

/** Beside an encrypted database: its key, wrapped for each who may open it. */
export const keyFileName = 'anjuan.keys.json';

/** The database of a data folder. */
export const storeFile = (folder: string): string => join(folder, 'anjuan.sqlite');
