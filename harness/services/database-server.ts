import type { RunningService } from './service.ts';

/** A user of a database server and the password that lets it in. */
export interface DatabaseAccount {
  readonly user: string;
  readonly password: string;
}

/** What a further user may do: read every table that is there, or not even open the database. */
export type Rights = 'read' | 'none';

/** A new, empty database that belongs to one test, with the user that owns it. */
export interface Database extends DatabaseAccount, AsyncDisposable {
  readonly engine: 'postgresql' | 'mysql';
  readonly host: string;
  readonly port: number;
  readonly name: string;
  /** Adds a user; `read` covers the tables that exist now. */
  createUser(rights: Rights): Promise<DatabaseAccount>;
  /** Removes the database and its users, whoever is still connected. */
  drop(): Promise<void>;
}

/** Names and passwords that a test is about, such as ones full of `@ / # : %`; the rest is made up. */
export type DatabaseWishes = Partial<Pick<Database, 'name' | 'user' | 'password'>>;

export interface DatabaseServer extends RunningService {
  createDatabase(wishes?: DatabaseWishes): Promise<Database>;
}
