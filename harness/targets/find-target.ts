import type { Settings, TargetName } from '../config/env.ts';
import { isDescription } from '../config/settings.ts';
import { ExplainedError } from '../language/explained-error.ts';
import { text } from '../language/text.ts';
import { attached } from './attached.ts';
import { custom } from './custom.ts';
import { reference } from './reference.ts';
import type { Target, TargetFactory } from './target.ts';
import { xFilamenta } from './x-filamenta.ts';

const factories: Readonly<Record<TargetName, TargetFactory>> = {
  reference,
  'x-filamenta': xFilamenta,
  custom,
  attached,
};

/**
 * The target that the settings name, one that keeps the contract.
 * @throws ExplainedError for a wizard that is described: whoever asks here needs what no description says
 */
export function findTarget(settings: Settings): Target {
  if (isDescription(settings.target)) {
    throw new ExplainedError({
      headline: text('target.onlyDescribed', { file: settings.target }),
      wayOut: [text('target.contractOnly')],
    });
  }
  return factories[settings.target as TargetName](settings);
}
