import { browserSigns, type Sign, type TroubleSigns } from './troubles.ts';

/** `2026-01-02 03:04:05,678 [WARNING] wizard: message` */
const line = (level: string, message: RegExp): Sign => ({
  kind: 'server line',
  says: new RegExp(`^[-\\d :,]+ \\[${level}\\] ${message.source}`),
});
const warning = (message: RegExp) => line('WARNING', message);
const error = (message: RegExp) => line('ERROR', message);

const forged = warning(/security: \w+ refused: (FST_CSRF_\w+|foreign_origin)/);
const outOfOrder = warning(/wizard: \w+ refused: (unknown_step|not_started|out_of_order)/);
const notAllowed = warning(/security: \w+ refused: not_allowed/);
const malformed = warning(/security: \w+ refused: (FST_ERR_CTP_\w+|UNREADABLE_POST|4\d\d)/);

/** What the reference tells of the troubles that a test causes. */
export const referenceTroubles: TroubleSigns = {
  ...browserSigns,
  'failed connection test': [warning(/wizard: db_test failed: /)],
  'failed cache test': [warning(/wizard: cache_test failed: /)],
  'refused backup': [warning(/wizard: upload failed: /)],
  'refused sign-in': [warning(/auth: Sign in refused: /)],
  'forged request': [forged],
  'step out of order': [outOfOrder],
  'malformed request': [malformed],
  'forced requests': [forged, outOfOrder, malformed],
  'refused page': [notAllowed],
  'lost cache': [
    error(/server: \w+ failed: Error: The session store does not answer/),
    error(/health: cache is down: /),
    { kind: 'failed request', says: / 503$/ },
  ],
  'failed installation': [warning(/wizard: finalize failed: /)],
  'interrupted installation': [warning(/install: An unfinished installation was found: /)],
  'hurried stop': [warning(/server: Server stopped: requests were still running/)],
};
