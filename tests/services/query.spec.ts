import { existsSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, test } from '@playwright/test';
import { openRows } from '../../harness/services/open-rows.ts';
import { insertRow, listColumns, makeTable, readRows } from '../../harness/services/query.ts';

/** Every character that means something in an address, and may stand in a name. */
const awkward = 'Été #1 50%41 (test).db';

test('a SQLite file of any name is read', async ({}, info) => {
  const file = info.outputPath(awkward);
  execute(
    file,
    "CREATE TABLE notes (id INTEGER, title TEXT); INSERT INTO notes VALUES (2, NULL), (1, 'été')",
  );

  const rows = await readRows({ engine: 'sqlite', file }, 'notes');

  expect(rows).toEqual([
    { id: 1, title: 'été' },
    { id: 2, title: null },
  ]);
});

test('rows are read while a server writes', async ({}, info) => {
  const file = info.outputPath(awkward);
  const writer = new DatabaseSync(file);
  writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE notes (id INTEGER); INSERT INTO notes VALUES (7)');

  const rows = await readRows({ engine: 'sqlite', file }, 'notes');

  writer.close();
  expect(rows).toEqual([{ id: 7 }]);
});

test('reading changes nothing in a SQLite file', async ({}, info) => {
  const file = info.outputPath(awkward);
  execute(file, 'CREATE TABLE notes (id INTEGER)');
  await using database = openRows({ engine: 'sqlite', file });

  await expect(database.deleteFrom('notes').execute()).rejects.toThrow(/readonly/);
});

test('an absent SQLite file is told and not made', async ({}, info) => {
  const file = info.outputPath(awkward);

  await expect(readRows({ engine: 'sqlite', file }, 'notes')).rejects.toThrow(file);
  expect(existsSync(file)).toBe(false);
});

function execute(file: string, statements: string): void {
  const database = new DatabaseSync(file);
  database.exec(statements);
  database.close();
}

test('a table that is made is there with its row', async ({}, info) => {
  const source = { engine: 'sqlite', file: info.outputPath(awkward) } as const;

  await makeTable(source, 'notes', { id: 1, title: 'été 🎉' });
  await insertRow(source, 'notes', { id: 2, title: null });

  expect(await listColumns(source)).toEqual({ notes: ['id', 'title'] });
  expect(await readRows(source, 'notes')).toEqual([
    { id: 1, title: 'été 🎉' },
    { id: 2, title: null },
  ]);
});
