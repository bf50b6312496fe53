import { changeEncryption } from '../change-encryption.ts';

/**
 * Encrypts or decrypts the database of a folder, for a test that kills it in the middle. Arguments: data folder, the key
 * in hexadecimal, `on` or `off`.
 */
const [, , folder = '', hex = '', direction = ''] = process.argv;
const key = Buffer.from(hex, 'hex');
await changeEncryption(
  folder,
  direction === 'on' ? null : key,
  direction === 'on' ? key : null,
  () => undefined,
);
