import { expect, test } from '@playwright/test';
import { findForeignContacts } from '../../harness/server/contacts.ts';

const ask = (name: string) =>
  `12 sendmmsg(20, [{msg_hdr={msg_name=NULL, msg_iov=[{iov_base="\\341\\324\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0${name}\\0\\0\\1\\0\\1", iov_len=33}]}}], 2, MSG_NOSIGNAL) = 2`;
const connect = (family: string, port: number, address: string) =>
  `12 connect(19, {sa_family=${family}, sin_port=htons(${port}), ${address}}, 16) = -1 EINPROGRESS`;

const foreign = {
  'by an address': [connect('AF_INET', 80, 'sin_addr=inet_addr("93.184.216.34")'), '93.184.216.34'],
  'by an address of six': [
    connect('AF_INET6', 443, 'inet_pton(AF_INET6, "2606:4700::1", &sin6_addr)'),
    '2606:4700::1',
  ],
  'by a name': [ask('\\7tracker\\7example'), 'tracker.example'],
  'by a name of tabs': [ask('\\ttelemetry\\2io'), 'telemetry.io'],
};

for (const [how, [line, host]] of Object.entries(foreign)) {
  test(`a contact ${how} is told`, () => {
    expect(findForeignContacts(`${line}\n${line}\n`)).toEqual([host]);
  });
}

const own = {
  'to this machine': connect('AF_INET', 6379, 'sin_addr=inet_addr("127.0.0.1")'),
  'to this machine by six': connect('AF_INET6', 80, 'inet_pton(AF_INET6, "::1", &sin6_addr)'),
  'to a name server, whose question is told': connect('AF_INET', 53, 'sin_addr=inet_addr("10.0.0.53")'),
  'to a file': '12 connect(3, {sa_family=AF_UNIX, sun_path="/run/nscd/socket"}, 110) = -1 ENOENT',
  'of the system with itself':
    '12 sendto(20, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0}, 12) = 20',
};

for (const [what, line] of Object.entries(own)) {
  test(`a contact ${what} is none`, () => {
    expect(findForeignContacts(`${line}\n`)).toEqual([]);
  });
}
