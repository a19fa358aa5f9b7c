import { writeFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { isUntouched, takeFingerprint } from '../../harness/playwright/fingerprints.ts';
import { findObstacle, signPictures } from '../../harness/playwright/picture-maker.ts';
import { packPng } from '../pictures/pack-png.ts';
import { wantedTests } from '../pictures/wanted-tests.ts';
import { runTinyProject } from '../support/tiny-project.ts';

const maker = { browser: 'HeadlessChrome', major: '156', system: 'linux-x64', fonts: '3f302c52' };

test('pictures by the same maker are compared', async ({}, info) => {
  const folder = info.outputPath();
  await signPictures(folder, maker);

  expect(await findObstacle(folder, maker)).toBeUndefined();
});

for (const change of [{ browser: 'Edg' }, { major: '157' }, { system: 'win32-x64' }, { fonts: '00000000' }]) {
  const [[what, value] = []] = Object.entries(change);

  test(`pictures by another ${what} are not compared`, async ({}, info) => {
    const folder = info.outputPath();
    await signPictures(folder, maker);

    const obstacle = await findObstacle(folder, { ...maker, ...change });

    const values = obstacle?.values ?? {};
    expect(values['pinned']).toBe('HeadlessChrome 156, linux-x64, 3f302c52');
    expect(values['seen']).toContain(value);
  });
}

test('only what is the same to the byte is not compared', ({}, info) => {
  const [shot, reference, other] = ['shot', 'reference', 'other'].map((content) => Buffer.from(content)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const folder = info.outputPath();
  const known = new Map([['a.png', takeFingerprint(shot, reference)]]);

  writeFileSync(info.outputPath('a.png'), reference);
  expect(isUntouched(known, folder, 'a.png', shot)).toBe(true);
  expect(isUntouched(known, folder, 'a.png', other)).toBe(false);
  writeFileSync(info.outputPath('a.png'), other);
  expect(isUntouched(known, folder, 'a.png', shot)).toBe(false);
});

test('a target without references has nothing to compare', async () => {
  expect(await findObstacle(undefined, maker)).toEqual({ key: 'pictures.noReferences', values: {} });
});

test('a comparison that was not made is no green row', async ({}, info) => {
  const spec = `
    const proves = { annotation: { type: 'capability', description: 'C35' } };
    test('looks', proves, ({}, info) => {
      info.annotations.push({ type: 'not proven', description: 'C35' }, { type: 'notice', description: 'another browser' });
    });
    test('other', proves, () => {});`;

  const { lines } = await runTinyProject(info.outputPath('project'), { spec });

  expect(lines).toContain('  C35  ~     1/2  pictures compared');
  expect(lines).toContain('  another browser (1 test).');
});

/** A picture of one pixel in each row, each row filtered in another way, as browsers write them. */
function writePng(rows: readonly (readonly number[])[]): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, rows.length, 8, 2, 0, 0, 0]);
  const pixels = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What stands between the name of a chunk and its sum. */
function readChunk(png: Buffer, type: string): Buffer {
  const at = png.indexOf(type);
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

test('a packed picture has the colours of the picture', () => {
  // Filters 0 to 4: each row says what to add to what its filter foretells of the row above.
  const packed = packPng(
    writePng([
      [0, 10, 20, 30],
      [1, 200, 0, 0],
      [2, 0, 100, 0],
      [3, 156, 0, 0],
      [4, 1, 50, 90],
    ]),
  );

  expect([...readChunk(packed, 'PLTE')]).toEqual([10, 20, 30, 200, 0, 0, 200, 100, 0, 0, 50, 0, 1, 100, 90]);
  expect([...inflateSync(readChunk(packed, 'IDAT'))]).toEqual([0, 0, 0, 1, 0, 2, 0, 3, 0, 4]);
});

test('colours that nobody tells apart become one', () => {
  const packed = packPng(
    writePng([
      [0, 10, 20, 30],
      [0, 10, 20, 30],
      [0, 14, 20, 30],
    ]),
  );

  expect([...readChunk(packed, 'PLTE')]).toEqual([10, 20, 30]);
});

test('what is no picture is not packed', () => {
  expect(() => packPng(Buffer.from('<html>'))).toThrow();
});

test('an update takes the pictures of both languages', async () => {
  const list = ['node_modules/@playwright/test/cli.js', 'test', ...wantedTests, '--no-deps', '--list'];

  const { stdout } = await execa(process.execPath, list);

  expect(stdout.match(/in (en|fr) › every .* its pictures/g)).toHaveLength(4);
});
