import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import dotenv from 'dotenv';
import { listTables, type Row, readRows } from '../services/query.ts';
import type { EnvValues, StorageMap, StoredCache, StoredDatabase } from '../targets/storage-map.ts';

/** The end state of an installation, to be compared with that of another one. */
export interface StorageDump {
  readonly flag: string | undefined;
  readonly settings: Row;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/** What an installation left behind, read from its files and its database, never from its screens. */
export class Storage {
  readonly #workspace: string;
  readonly #map: StorageMap;

  constructor(workspace: string, map: StorageMap) {
    this.#workspace = workspace;
    this.#map = map;
  }

  /** Content of the file that says "installed"; undefined where there is none. */
  readFlag(): Promise<string | undefined> {
    return this.readText(this.#map.flagFile);
  }

  /** The settings file as it stands, byte for byte; undefined where there is none. */
  readSettings(): Promise<string | undefined> {
    return this.readText(this.#map.settingsFile);
  }

  /** Permission bits of the settings file. Windows has none that would tell anything. */
  async settingsMode(): Promise<number> {
    return (await stat(path.join(this.#workspace, this.#map.settingsFile))).mode & 0o777;
  }

  async database(): Promise<StoredDatabase> {
    return this.#map.readDatabase(await this.#values(), this.#workspace);
  }

  async cache(): Promise<StoredCache> {
    return this.#map.readCache(await this.#values());
  }

  async language(): Promise<string | undefined> {
    return this.#map.readLanguage(await this.#values());
  }

  /** All rows of a table of the database that the settings name. */
  async rows(table: string): Promise<Row[]> {
    return readRows(await this.database(), table);
  }

  /** Tables of the database that the settings name, sorted. */
  async tables(): Promise<string[]> {
    return listTables(await this.database());
  }

  /** Everything an installation stored, as a second one with the same answers stores it: no hash, key, time or folder. */
  async dump(): Promise<StorageDump> {
    const tables: Record<string, readonly Row[]> = {};
    for (const table of await this.tables())
      tables[table] = (await this.rows(table)).map((row) => this.#withoutChance(row));
    return { flag: await this.readFlag(), settings: this.#withoutChance(await this.#values()), tables };
  }

  /** That chance or the clock has made it is told, and not what they made. */
  #withoutChance(values: Row): Row {
    const pairs = Object.entries(values).map(([name, value]) => {
      const told = typeof value === 'string' ? value.replaceAll(this.#workspace, '<workspace>') : value;
      return [name, typeof told === 'string' && isChance(name, told) ? '<set>' : told] as const;
    });
    return Object.fromEntries(pairs);
  }

  /** A file of the workspace as text, by relative path; undefined where there is none. */
  readText(file: string): Promise<string | undefined> {
    return readFile(path.join(this.#workspace, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
  }

  async #values(): Promise<EnvValues> {
    return dotenv.parse((await this.readSettings()) ?? '');
  }
}

/** A salt is in every hash; keys and ids are drawn; no two installations are made at the same moment. */
function isChance(name: string, value: string): boolean {
  return (
    /(_hash|KEY|SECRET)$/.test(name) ||
    /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\d[T ].+)$/.test(value)
  );
}
