import { randomBytes } from 'node:crypto';
import { newSecret } from '../config/run-secret.ts';
import type { Maker, OwnDatabase } from './wizard.ts';

const noDatabase: OwnDatabase = { host: '', port: 0, name: '', user: '', password: '' };

/** Makes answers, and knows which parts of them nobody may see. */
export class AnswerMaker {
  readonly #secrets = new Set<string>();

  /** What `answers` of a description is called with. */
  for(language: string, workspace: string | undefined, database?: OwnDatabase): Maker<string> {
    if (database !== undefined) this.#secrets.add(database.password);
    return {
      language,
      database: database ?? noDatabase,
      workspace,
      secret: () => {
        const secret = newSecret();
        this.#secrets.add(secret);
        return secret;
      },
      unique: () => Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join(''),
    };
  }

  /** All that were made. */
  get secrets(): readonly string[] {
    return [...this.#secrets];
  }

  isSecret(value: string): boolean {
    return this.#secrets.has(value);
  }
}
