import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import dotenv from 'dotenv';
import { removeFile } from '../files/remove-folder.ts';
import { insertRow, listColumns, listTables, type Row, readRows } from '../services/query.ts';
import type { EnvValues, StorageMap, StoredCache, StoredDatabase } from '../targets/storage-map.ts';
import type { DatabaseAnswers } from './answers.ts';

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

  /** The same as somebody would type it. */
  async typedDatabase(): Promise<DatabaseAnswers> {
    const stored = await this.database();
    return stored.engine === 'sqlite'
      ? { engine: 'sqlite', file: path.basename(stored.file) }
      : { ...stored, port: String(stored.port) };
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
    // As addresses have them on Windows, such as those of databases.
    const withSlashes = this.#workspace.replaceAll('\\', '/');
    const pairs = Object.entries(values).map(([name, value]) => {
      const told =
        typeof value === 'string'
          ? value.replaceAll(this.#workspace, '<workspace>').replaceAll(withSlashes, '<workspace>')
          : value;
      return [name, typeof told === 'string' && isChance(name, told) ? '<set>' : told] as const;
    });
    return Object.fromEntries(pairs);
  }

  /** The names of the columns of each of those tables, sorted. */
  async columns(): Promise<Record<string, string[]>> {
    return listColumns(await this.database());
  }

  /**
   * Adds an account that is no administrator's, with the password of the first one that is there.
   * @returns its name
   */
  async addMember(): Promise<string> {
    const [first] = await this.rows('users');
    const names = { username: 'camille', email: 'camille@example.com' };
    const member = { ...first, id: 1000, ...names, is_admin: 0, role: 'member' };
    await insertRow(await this.database(), 'users', member);
    return names.username;
  }

  /** As somebody does who wants to install anew: the data stays. */
  async removeFlag(): Promise<void> {
    await removeFile(path.join(this.#workspace, this.#map.flagFile));
  }

  /** A file of the workspace as text, by relative path; undefined where there is none. */
  readText(file: string): Promise<string | undefined> {
    return readFile(path.join(this.#workspace, file), 'utf8').catch(ignoreMissing);
  }

  /** What lies in the workspace, or in a folder of it, as sorted paths from the workspace; links and folders too. */
  async listFiles(folder = ''): Promise<string[]> {
    const entries = await readdir(path.join(this.#workspace, folder), { recursive: true }).catch(
      ignoreMissing,
    );
    return (entries ?? []).map((name) => path.join(folder, name)).sort();
  }

  /** Files of the installation that others on the machine may read or write. Windows has no bits that would tell. */
  async listOpenFiles(): Promise<string[]> {
    const files = [this.#map.settingsFile, ...(await this.listFiles(this.#map.databaseFolder))];
    const isOpen = async (file: string) => {
      const found = await stat(path.join(this.#workspace, file));
      return found.isFile() && (found.mode & 0o077) !== 0;
    };
    const open = await Promise.all(files.map(isOpen));
    return files.filter((_, index) => open[index]);
  }

  /** Files of the workspace that hold a text as it stands. */
  async findFilesWith(text: string): Promise<string[]> {
    const files = await this.listFiles();
    const contents = await Promise.all(files.map((file) => this.readBytes(file)));
    return files.filter((_, index) => contents[index]?.includes(text));
  }

  /**
   * Makes the next wizard meet a machine without an installation: flag and settings go, and the database of the last
   * one lies there unused. Cheaper than another server where a test installs many times.
   */
  async forgetInstallation(): Promise<void> {
    for (const file of [this.#map.flagFile, this.#map.settingsFile])
      await removeFile(path.join(this.#workspace, file));
  }

  /** A file of the workspace, by relative path; undefined where there is none, or a folder. */
  readBytes(file: string): Promise<Buffer | undefined> {
    return readFile(path.join(this.#workspace, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EISDIR') return undefined;
      return ignoreMissing(error);
    });
  }

  /** The files of the workspace, each as its relative path; those of sessions aside, which come with every visitor. */
  async files(): Promise<string[]> {
    const entries = await readdir(this.#workspace, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.#workspace, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith(this.#map.sessionFolder + path.sep))
      .sort();
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

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
