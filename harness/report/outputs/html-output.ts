import { createRequire } from 'node:module';
import { guardReporter } from './guard-reporter.ts';

// Playwright knows it by the name `html` only, under which nobody can stand beside it.
const { html } = createRequire(import.meta.url)('playwright/lib/runner') as {
  readonly html: { readonly default: new (options: object) => object };
};

/** The HTML report of Playwright. Where it cannot be written, the run goes on. */
export default function HtmlOutput(options: { readonly outputFolder: string }): object {
  return guardReporter(new html.default(options), 'html', options.outputFolder);
}
