import { join } from 'node:path';

/** The database of a data folder. */
export const storeFile = (folder: string): string => join(folder, 'anjuan.sqlite');
