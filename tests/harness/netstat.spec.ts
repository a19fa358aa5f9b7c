import { expect, test } from '@playwright/test';
import { choose, parseNetstat } from '../../harness/server/port/netstat.ts';

/**
 * Rows of our own, in the layout of netstat -ano on an English and on a French Windows. The layouts are seen in
 * https://learn.microsoft.com/windows-server/administration/windows-commands/netstat and, in French, in the class
 * TestWindowsOsUtility of https://github.com/bhecquet/seleniumRobot. No output of a machine of ours.
 */
const rows = [
  '  TCP    0.0.0.0:135            0.0.0.0:0              LISTENING       1096',
  '  TCP    127.0.0.1:5050         0.0.0.0:0              LISTENING       4242',
  '  TCP    127.0.0.1:5050         127.0.0.1:61200        ESTABLISHED     4242',
  '  TCP    127.0.0.1:61200        127.0.0.1:5050         TIME_WAIT       0',
  '  TCP    127.0.0.1:5050         127.0.0.1:61201        TIME_WAIT       0',
  '  TCP    [::]:135               [::]:0                 LISTENING       1096',
  '  TCP    [::1]:5051             [::]:0                 LISTENING       77',
  '  TCP    [fe80::1%12]:139       [::]:0                 LISTENING       4',
  '  UDP    0.0.0.0:5050           *:*                                    3288',
  '  UDP    [::1]:5051             *:*                                    3288',
];
const languages = {
  English: [
    'Active Connections',
    '  Proto  Local Address          Foreign Address        State           PID',
  ],
  French: ['Connexions actives', '  Proto  Adresse locale         Adresse distante       État'],
};
const listeners = [
  { address: '0.0.0.0', port: 135, pid: 1096 },
  { address: '127.0.0.1', port: 5050, pid: 4242 },
  { address: '::', port: 135, pid: 1096 },
  { address: '::1', port: 5051, pid: 77 },
  { address: 'fe80::1', port: 139, pid: 4 },
];

for (const [language, [title, heading]] of Object.entries(languages)) {
  test(`who listens is read from the ${language} table`, () => {
    const output = ['', title, '', heading, ...rows, ''].join('\r\n');

    expect(parseNetstat(output)).toEqual(listeners);
  });
}

test('a state in words of another language counts as well', () => {
  const output = '  TCP    127.0.0.1:5050         0.0.0.0:0              À L’ÉCOUTE      4242\r\n';

  expect(parseNetstat(output)).toEqual([{ address: '127.0.0.1', port: 5050, pid: 4242 }]);
});

const wishes = [
  ['who named the address comes first', 80, '127.0.0.1', [2]],
  ['who takes any address answers where nobody named it', 80, '127.0.0.2', [1]],
  ['who listens in the other family does not answer', 81, '127.0.0.1', []],
  ['without an address all count', 80, undefined, [1, 2]],
] as const;
const table = [
  { address: '0.0.0.0', port: 80, pid: 1 },
  { address: '127.0.0.1', port: 80, pid: 2 },
  { address: '::', port: 81, pid: 3 },
];
for (const [title, port, address, pids] of wishes) {
  test(title, () => {
    expect(choose(table, port, address).map(({ pid }) => pid)).toEqual(pids);
  });
}
