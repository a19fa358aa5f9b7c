import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, TestCase, TestError, TestResult, TestStep } from '@playwright/test/reporter';
import { holdsSecret, maskFile } from '../evidence/masked-file.ts';
import { maskInside, maskText } from '../evidence/secret-mask.ts';
import { isInside } from '../files/is-inside.ts';

type Attachment = TestResult['attachments'][number];

/**
 * Takes the run's passwords out of everything the reporters after it are told. They are handed the same objects, so
 * it has to be the first of the list, and has to do its work at once, not in a promise.
 */
export default class MaskReporter implements Reporter {
  readonly #blobFolder: string | undefined;
  readonly #masked = new WeakSet<Attachment>();

  /** @param options.blobFolder where the blob reporter writes, when it is in the list */
  constructor(options: { readonly blobFolder?: string | undefined } = {}) {
    this.#blobFolder = options.blobFolder;
    // What a test prints reaches each reporter as a string of its own: the terminal is masked where all of it ends up.
    maskStream(process.stdout);
    maskStream(process.stderr);
  }

  printsToStdio(): boolean {
    return false;
  }

  onStepBegin(_test: TestCase, _result: TestResult, step: TestStep): void {
    maskStep(step);
  }

  onStepEnd(test: TestCase, result: TestResult, step: TestStep): void {
    maskStep(step);
    // Allure copies attachments, and the blob names their files, at the end of a step.
    this.#maskAttachments(test, result);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    maskInside(result.errors);
    maskInside(result.annotations);
    maskInside(result.stdout);
    maskInside(result.stderr);
    this.#maskAttachments(test, result);
  }

  onError(error: TestError): void {
    maskInside(error);
  }

  /** The blob keeps the printed chunks it was handed, so its file is masked once it is written. */
  onExit(): Promise<void> {
    const folder = this.#blobFolder;
    const files = folder !== undefined && existsSync(folder) ? readdirSync(folder) : [];
    for (const file of files.filter((name) => name.endsWith('.zip'))) maskFile(path.join(folder ?? '', file));
    return Promise.resolve();
  }

  #maskAttachments(test: TestCase, result: TestResult): void {
    const outputDir = test.parent.project()?.outputDir;
    for (const attachment of result.attachments.filter((one) => !this.#masked.has(one))) {
      this.#masked.add(attachment);
      maskInside(attachment);
      if (attachment.path !== undefined && outputDir !== undefined) {
        attachment.path = maskAttachedFile(attachment.path, outputDir);
      }
    }
  }
}

/** @returns the path to report: a masked copy when the file is not the run's own to change, such as a server's log */
function maskAttachedFile(file: string, outputDir: string): string {
  if (!existsSync(file)) return file;
  const isOwn = isInside(outputDir, file);
  if (!isOwn && !holdsSecret(file)) return file;
  const target = isOwn ? file : copyInto(path.join(outputDir, 'masked'), file);
  maskFile(target);
  return target;
}

function copyInto(folder: string, file: string): string {
  mkdirSync(folder, { recursive: true });
  const copy = path.join(folder, `${readdirSync(folder).length}-${path.basename(file)}`);
  copyFileSync(file, copy);
  return copy;
}

function maskStep(step: TestStep): void {
  step.title = maskText(step.title);
  // Playwright's own closes over the title as it came from the worker.
  step.titlePath = () => [...(step.parent?.titlePath() ?? []), step.title];
  maskInside(step.error);
  maskInside(step.annotations);
  maskInside(step.params);
  if (step.subtitle !== undefined) step.subtitle = maskText(step.subtitle);
}

function maskStream(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream) as (chunk: unknown, ...rest: unknown[]) => boolean;
  stream.write = (chunk: unknown, ...rest: unknown[]) =>
    write(typeof chunk === 'string' ? maskText(chunk) : chunk, ...rest);
}
