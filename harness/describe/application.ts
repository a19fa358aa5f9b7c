import type { Settings } from '../config/env.ts';
import { parseStatuses } from '../config/readiness.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { environmentFor, usuallyLeftOut } from '../targets/custom.ts';
import type { Application, StartRecipe } from '../targets/target.ts';
import { browserSigns } from '../targets/troubles.ts';
import type { Ready, Start, Wizard } from './wizard.ts';

/**
 * What has to be known of a described wizard to start, watch and judge its server.
 * @throws ExplainedError when neither the description says how it starts nor the settings where it is
 */
export function describeApplication(wizard: Wizard, settings: Settings): Application {
  const { name, entrance, ready, start, usualSigns = [], knownDefects = [], environments } = wizard;
  if (start === undefined && settings.baseUrl === undefined) {
    throw new ExplainedError({
      headline: text('describe.noStart', { name }),
      wayOut: [text('describe.noStartWayOut')],
    });
  }
  return {
    name,
    entrance,
    healthPath: settings.healthPath ?? ready?.path ?? entrance,
    readiness: readinessOf(ready ?? (settings.healthPath === undefined ? anyAnswer : {}), settings),
    folder: start?.folder ?? settings.targetDir,
    // Where an address is given, somebody else has started it.
    start: settings.baseUrl === undefined && start !== undefined ? recipeOf(start) : undefined,
    troubleSigns: browserSigns,
    usualSigns,
    knownDefects,
    environments,
    pictures: settings.pictures,
  };
}

/** A first page leads on to a step, and is shut once all is installed: who says so is up. */
const anyAnswer = { status: '200-499' };

function readinessOf({ status, text }: Omit<Ready, 'path'>, { readiness }: Settings) {
  const { ignoresHttpsErrors } = readiness;
  return {
    ...readiness,
    ...(status && { statuses: parseStatuses(status) }),
    ...(text && { text }),
    ignoresHttpsErrors,
  };
}

function recipeOf({ folder, leaveOut = usuallyLeftOut, fill, command }: Start): StartRecipe {
  return {
    prepare: async () => {},
    files: folder === undefined ? undefined : { folder, leftOut: leaveOut },
    ...(fill && { fill }),
    recipe: (place) => {
      const { env, ...recipe } = command(place);
      return { ...recipe, env: { ...environmentFor(place), ...env } };
    },
  };
}
