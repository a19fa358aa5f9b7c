import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import type { Obstacle } from '../evidence/album-record.ts';

/** What draws pictures: another browser, system or set of fonts draws the same page otherwise. */
export interface PictureMaker {
  readonly browser: string;
  /** A new release with the same number draws as the one before it. */
  readonly major: string;
  readonly system: string;
  /** Hash of the sizes that letters and signs have. */
  readonly fonts: string;
}

const makerFile = (folder: string) => path.join(folder, 'made-with.json');

/** What draws the pictures of this run. */
export async function findMaker(browser: Browser): Promise<PictureMaker> {
  const page = await browser.newPage();
  const sizes = await page.evaluate(measureLetters);
  await page.close();
  const [name = '', version = ''] = (await findProduct(browser)).split('/');
  return {
    browser: name,
    major: version.split('.', 1).join(),
    system: `${process.platform}-${process.arch}`,
    fonts: createHash('sha256').update(sizes).digest('hex').slice(0, 8),
  };
}

/** `HeadlessChrome/156.0.1.2`: what a page is told of the browser is what the tests pretend. */
async function findProduct(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { product } = await session.send('Browser.getVersion');
  await session.detach();
  return product;
}

/** Says by what the pictures of a folder were made. */
export async function signPictures(folder: string, maker: PictureMaker): Promise<void> {
  await writeFile(makerFile(folder), `${JSON.stringify(maker, null, 2)}\n`);
}

/**
 * Why pictures made here cannot be compared with those of a folder; undefined when they can.
 * @param folder of the references; undefined where the target has none
 */
export async function findObstacle(
  folder: string | undefined,
  seen: PictureMaker,
): Promise<Obstacle | undefined> {
  const pinned = folder === undefined ? undefined : await readMaker(folder);
  if (pinned === undefined) return { key: 'pictures.noReferences', values: {} };
  const isSame = (Object.keys(pinned) as (keyof PictureMaker)[]).every((key) => pinned[key] === seen[key]);
  if (isSame) return undefined;
  return { key: 'pictures.otherMaker', values: { pinned: describe(pinned), seen: describe(seen) } };
}

async function readMaker(folder: string): Promise<PictureMaker | undefined> {
  try {
    return JSON.parse(await readFile(makerFile(folder), 'utf8'));
  } catch (error) {
    // A file that is there and broken must not look like one that nobody has made yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function describe({ browser, major, system, fonts }: PictureMaker): string {
  return `${browser} ${major}, ${system}, ${fonts}`;
}

/** Runs in the browser: it may use nothing of this file. The signs come from other fonts than the letters. */
function measureLetters(): string {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const families = ['system-ui', 'sans-serif', 'serif', 'monospace', 'ui-monospace, "DejaVu Sans Mono"'];
  const sizes = families.map((family) => {
    context.font = `600 32px ${family}`;
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(
      'Hâmbürgéfonts 0189 → ✓ ✗ ⚠ ℹ',
    );
    return [width, fontBoundingBoxAscent, fontBoundingBoxDescent].map((size) => size.toFixed(2)).join('/');
  });
  return sizes.join(' ');
}
