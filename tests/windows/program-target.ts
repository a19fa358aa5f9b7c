import path from 'node:path';
import { settings } from '../../harness/config/env.ts';
import { reference } from '../../harness/targets/reference.ts';
import type { StartRecipe, Target } from '../../harness/targets/target.ts';

// Under wine each Node process needs its stand-ins for what wine lacks; a server gets no options of ours otherwise.
const options = process.env['CHECK_REGISTRY'] && { NODE_OPTIONS: process.env['NODE_OPTIONS'] ?? '' };

/** A target that starts a command; of a target it has only what a start needs. */
export function targetOf(file: string, args: readonly string[]): Target {
  const start: Target['start'] = {
    prepare: async () => {},
    recipe: ({ host, port }) => ({ file, args, env: { ...options, HOST: host, PORT: String(port) } }),
  };
  return { name: 'custom', healthPath: '/health', start } as Partial<Target> as Target;
}

/** A target that starts a program for Node. */
export function nodeTarget(program: string): Target {
  return targetOf(process.execPath, [program]);
}

/** The wizard that comes with the harness; it has been built before, where its compiler runs. */
export function referenceTarget(): Target & { readonly start: StartRecipe } {
  const target = reference(settings);
  const { recipe } = target.start as StartRecipe;
  const start: StartRecipe = {
    prepare: async () => {},
    recipe: (place) => ({ ...recipe(place), env: { ...options, ...recipe(place).env } }),
  };
  return { ...target, start };
}

/** A program of `fixtures/servers/`, at its place. */
export function serverProgram(name: string): string {
  return path.resolve(import.meta.dirname, '../../fixtures/servers', `${name}.mjs`);
}

/** The same as WIZARD_COMMAND wants it: in quotes, for the project may lie anywhere. It shows the first step of a wizard then. */
export function customCommand(name: string): string {
  const entrance = path.resolve(import.meta.dirname, '../../fixtures/servers/entrance.cjs');
  return [process.execPath, '--require', entrance, serverProgram(name)].map((word) => `"${word}"`).join(' ');
}
