import { expect, test } from '@playwright/test';
import { sql } from 'kysely';
import type { Database, DatabaseServer } from '../../harness/services/database-server.ts';
import { findMariadb } from '../../harness/services/mariadb.ts';
import { openRows } from '../../harness/services/open-rows.ts';
import { findPostgres } from '../../harness/services/postgres.ts';
import { listTables, type RowSource, readRows } from '../../harness/services/query.ts';
import type { Service } from '../../harness/services/service.ts';
import { startOrSkip } from '../support/start-service.ts';

interface Engine {
  readonly name: string;
  readonly scheme: string;
  readonly variable: string;
  find(url?: string): Service<DatabaseServer>;
}

const engines: readonly Engine[] = [
  {
    name: 'PostgreSQL',
    scheme: 'postgresql',
    variable: 'WIZARD_POSTGRES_URL',
    find: (postgresUrl) => findPostgres({ postgresUrl }),
  },
  {
    name: 'MariaDB',
    scheme: 'mariadb',
    variable: 'WIZARD_MARIADB_URL',
    find: (mariadbUrl) => findMariadb({ mariadbUrl }),
  },
];
/** Every character that means something in an address, in SQL or in a shell. */
const awkward = `p@ss/#:%?&= 'é"\\\`$;`;

for (const { name, scheme, variable, find } of engines) {
  test.describe(name, () => {
    // One server for all: each test has a database of its own, which is what is to be shown.
    test.describe.configure({ mode: 'default' });
    let server: DatabaseServer | undefined;
    test.beforeAll(async () => {
      server = await startOrSkip(find());
    });
    test.afterAll(() => server?.stop());
    const createDatabase: DatabaseServer['createDatabase'] = (wishes) =>
      (server as DatabaseServer).createDatabase(wishes);

    test('the owner of a database fills it', async () => {
      await using database = await createDatabase();

      await createNotes(database, 'Été à Orléans');

      expect(await listTables(database)).toEqual(['notes']);
      expect(await readRows(database, 'notes')).toEqual([{ id: 1, title: 'Été à Orléans' }]);
    });

    test('a test sees nothing of another test', async () => {
      await using mine = await createDatabase();
      await using other = await createDatabase();
      await createNotes(other, 'theirs');

      expect(await listTables(mine)).toEqual([]);
      await expect(listTables({ ...other, user: mine.user, password: mine.password })).rejects.toThrow();
    });

    test('a reader reads and cannot write', async () => {
      await using database = await createDatabase();
      await createNotes(database, 'read me');
      const reader = { ...database, ...(await database.createUser('read')) };

      expect(await readRows(reader, 'notes')).toEqual([{ id: 1, title: 'read me' }]);
      await using rows = openRows(reader);
      const write = rows.insertInto('notes').values({ id: 2, title: 'mine' }).execute();
      await expect(write).rejects.toThrow(/denied/);
    });

    test('a user without rights cannot open it', async () => {
      await using database = await createDatabase();
      const stranger = { ...database, ...(await database.createUser('none')) };

      await expect(listTables(stranger)).rejects.toThrow(/denied/);
    });

    test('names and passwords hold any character', async () => {
      const wishes = { name: `db ${awkward}`, user: `me ${awkward}`, password: awkward };
      await using database = await createDatabase(wishes);

      await createNotes(database, 'here');

      expect(database).toMatchObject(wishes);
      expect(await readRows(database, 'notes')).toEqual([{ id: 1, title: 'here' }]);
    });

    test('values are what SQLite would give', async () => {
      await using source = await createDatabase();
      await using database = openRows(source);
      await sql`CREATE TABLE kinds (flag boolean, big bigint, ratio double precision, at timestamp, note text)`.execute(
        database,
      );
      await sql`INSERT INTO kinds VALUES (true, 9000000000, 2.5, '2026-01-02 03:04:05', NULL)`.execute(
        database,
      );

      const expected = { flag: 1, big: 9_000_000_000, ratio: 2.5, at: '2026-01-02 03:04:05', note: null };
      expect(await readRows(source, 'kinds')).toEqual([expected]);
    });

    test('a dropped database leaves no name and no user', async () => {
      const { name, user, password, ...first } = await createDatabase();
      const reader = await first.createUser('read');
      await using connected = openRows({ ...first, name, user, password });
      await connected.introspection.getTables();

      await first.drop();

      await using again = await createDatabase({ name, user });
      expect(await listTables(again)).toEqual([]);
      const unknownUser = /authentication failed|using password: YES/;
      await expect(listTables({ ...again, ...reader })).rejects.toThrow(unknownUser);
    });

    test('a server that an address names is used', async () => {
      await using owner = await createDatabase({ password: awkward });
      const { host, port, user } = owner;
      const url = `${scheme}://${user}:${encodeURIComponent(awkward)}@${host}:${port}/${owner.name}`;

      const named = await startOrSkip(find(url));
      await named.stop();

      expect(named).toMatchObject({ isOurs: false, host, port, version: server?.version });
      expect(await listTables(owner)).toEqual([]);
    });

    test('a named server that refuses is an error', async () => {
      const wrong = `${scheme}://nobody:Aa1-wrong-1@${server?.host}:${server?.port}/postgres`;

      const error = await startOrSkip(find(wrong)).catch(String);

      expect(error).toContain(variable);
      expect(error).not.toContain('Aa1-wrong-1');
    });
  });
}

async function createNotes(source: Database | RowSource, title: string): Promise<void> {
  await using database = openRows(source);
  const notes = database.schema.createTable('notes');
  await notes.addColumn('id', 'integer').addColumn('title', 'varchar(80)').execute();
  await database.insertInto('notes').values({ id: 1, title }).execute();
}
