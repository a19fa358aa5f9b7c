import type { Settings, TargetName } from '../config/env.ts';
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

/** The target that the settings name. */
export function findTarget(settings: Settings): Target {
  return factories[settings.target](settings);
}
