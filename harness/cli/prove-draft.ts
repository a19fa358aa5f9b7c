import { readFile, writeFile } from 'node:fs/promises';
import { settings } from '../config/env.ts';
import { describeApplication } from '../describe/application.ts';
import { mouse } from '../describe/hands.ts';
import { loadWizard } from '../describe/load-wizard.ts';
import { AnswerMaker } from '../describe/make-answers.ts';
import { Person } from '../describe/person.ts';
import type { Wizard } from '../describe/wizard.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { launchForeground } from '../server/foreground.ts';
import { openBrowser } from './describe-in-browser.ts';

/**
 * Walks a wizard again by its draft, on a server of its own, and notes where somebody who comes back goes on.
 * @returns what the draft does not say rightly; undefined when it leads to the end and into the application
 */
export async function proveDraft(file: string, language: string): Promise<ExplainedError | undefined> {
  const wizard = await loadWizard(file);
  const application = describeApplication(wizard, { ...settings, baseUrl: undefined, healthPath: undefined });
  const { server, end } = await launchForeground(application);
  try {
    await using browser = await openBrowser(server.url, language);
    const meet = await makePeople(wizard, language, server.workspace, browser.newPage);
    const person = await meet();
    if (await resumes(person, wizard)) await noteResuming(file);
    await person.walk();
    const reason = wizard.signIn && (await (await meet()).signIn());
    if (reason === undefined) return undefined;
    return new ExplainedError({
      headline: text('draft.notSignedIn', { reason }),
      wayOut: [text('draft.signInWayOut')],
    });
  } catch (error) {
    if (error instanceof ExplainedError) return error;
    throw error;
  } finally {
    await end();
  }
}

/** All of them give the same answers. */
async function makePeople(
  wizard: Wizard,
  language: string,
  workspace: string,
  newPage: () => Promise<Person['page']>,
): Promise<() => Promise<Person>> {
  const maker = new AnswerMaker();
  const answers = wizard.answers(maker.for(language, workspace));
  return async () =>
    new Person({
      wizard,
      page: await newPage(),
      hands: mouse,
      workspace,
      language,
      answers,
      isSecret: (value) => maker.isSecret(value),
      tell: (_, act) => act(),
    });
}

/** Whether the second step is shown to somebody who comes back to it. */
async function resumes(person: Person, { steps }: Wizard): Promise<boolean> {
  const [, second] = steps;
  if (second === undefined) return false;
  await person.reach(second.name);
  await person.open();
  return person.meets(second.shows);
}

async function noteResuming(file: string): Promise<void> {
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace(/^ {2}answers:/m, "  resumes: 'furthest',\n$&"));
}
