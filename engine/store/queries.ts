import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Kysely as a typed compiler of SQL only: better-sqlite3 is synchronous, so that one transaction holds one group of
 * commits and nothing can come between.
 */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A query that Kysely can compile; `Row` is what each row comes to. */
export type Query<Row> = { compile(): CompiledQuery<Row> };
