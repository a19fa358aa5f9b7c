import { browserSigns, type TroubleSigns, type UsualSign } from './troubles.ts';

/** What X-Filamenta-Python tells of the troubles that a test causes; a failed test or backup it keeps to itself. */
export const xFilamentaTroubles: TroubleSigns = {
  ...browserSigns,
  // The sign-in is sent by a script, and the browser tells of its answer.
  'failed installation': [
    { kind: 'failed request', says: /^POST \/install\/step 500$/ },
    { kind: 'server line', says: /Finalize DB config error: Traceback/ },
  ],
  'refused page': [{ kind: 'server line', says: /Unauthorized admin access attempt$/ }],
  'refused sign-in': [{ kind: 'failed request', says: /^POST \/auth\/login 4\d\d$/ }],
};

/** What it tells whatever a test does. */
export const xFilamentaUsualSigns: readonly UsualSign[] = [
  {
    kind: 'foreign host',
    says: /^(cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|unpkg\.com) /,
    because: 'each page loads styles and scripts from there, which one spec tells as a defect',
  },
  {
    kind: 'server line',
    says: /waitress\.queue: Task queue depth is \d+$/,
    because: 'a browser asks for more files at once than it has threads',
  },
  {
    kind: 'server line',
    says: /404 Not Found: GET /,
    because: 'it warns of each address that is not there; a file that a page misses is told by the browser',
  },
];
