import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { SqliteDatabase } from 'kysely';

/**
 * What Kysely asks of a driver, from one with the interface of `node:sqlite`. Unlike others it really closes a file when
 * it is told to, with all that was prepared: on Windows an open file can be neither renamed nor removed.
 * The reference has one of its own, for who reads the results shares no code with who wrote them.
 */
export function forKysely(database: DatabaseSyncInstance): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...values),
        iterate: (values) => statement.iterate(...values),
        run: (values) => statement.run(...values),
      };
    },
  };
}
