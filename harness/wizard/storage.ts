import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import dotenv from 'dotenv';
import { listColumns, listTables, type Row, readRows } from '../services/query.ts';
import type { EnvValues, StorageMap, StoredCache, StoredDatabase } from '../targets/storage-map.ts';

/** What an installation left behind, read from its files and its database, never from its screens. */
export class Storage {
  readonly #workspace: string;
  readonly #map: StorageMap;

  constructor(workspace: string, map: StorageMap) {
    this.#workspace = workspace;
    this.#map = map;
  }

  /** What another server of the same application has stored. */
  of(workspace: string): Storage {
    return new Storage(workspace, this.#map);
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

  /** The names of the columns of each of those tables, sorted. */
  async columns(): Promise<Record<string, string[]>> {
    return listColumns(await this.database());
  }

  /** As somebody does who wants to install anew: the data stays. */
  async removeFlag(): Promise<void> {
    await rm(path.join(this.#workspace, this.#map.flagFile));
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
