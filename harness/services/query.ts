/** Where rows are: a file, or a database on a server. A database that a service handed out fits as it is. */
export type RowSource =
  | { readonly engine: 'sqlite'; readonly file: string }
  | {
      readonly engine: 'postgresql' | 'mysql';
      readonly host: string;
      readonly port: number;
      readonly name: string;
      readonly user: string;
      readonly password: string;
    };

/** A row of any table. Values are what SQLite would give, whatever the engine: numbers, text or null. */
export type Row = Readonly<Record<string, number | string | null>>;

/** The drivers of three databases take 200 ms to load: only who asks for rows waits for them. */
async function open(source: RowSource, canWrite = false) {
  const { openRows } = await import('./open-rows.ts');
  return openRows(source, canWrite);
}

/** All rows of one table, in the order of its first column. */
export async function readRows(source: RowSource, table: string): Promise<Row[]> {
  await using database = await open(source);
  // Awaited here: the database is closed when this function returns.
  return await database
    .selectFrom(table)
    .selectAll()
    .orderBy((expression) => expression.lit(1))
    .execute();
}

/** The names of all tables, sorted. */
export async function listTables(source: RowSource): Promise<string[]> {
  await using database = await open(source);
  const tables = await database.introspection.getTables();
  return tables.map(({ name }) => name).sort();
}

/** The names of the columns of each table, sorted. */
export async function listColumns(source: RowSource): Promise<Record<string, string[]>> {
  await using database = await open(source);
  const tables = await database.introspection.getTables();
  return Object.fromEntries(
    tables.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()]),
  );
}

/** Makes a table with one row, as somebody else had it there before; a SQLite file is made with it. */
export async function makeTable(source: RowSource, table: string, row: Row): Promise<void> {
  await using database = await open(source, true);
  const creation = Object.entries(row).reduce(
    (made, [column, value]) => made.addColumn(column, typeof value === 'number' ? 'integer' : 'varchar(200)'),
    database.schema.createTable(table),
  );
  await creation.execute();
  await database.insertInto(table).values(row).execute();
}

/**
 * Adds a row to a table.
 * @throws the driver's own error where the table refuses it
 */
export async function insertRow(source: RowSource, table: string, row: Row): Promise<void> {
  await using database = await open(source, true);
  await database.insertInto(table).values(row).execute();
}
