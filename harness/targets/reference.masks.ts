import type { Mask } from './mask.ts';

/** What the requirements step tells of the machine; all else is the same wherever the answers are. */
export const referenceMasks: readonly Mask[] = [
  {
    name: 'node-version',
    selector: '[data-requirement=node] small',
    reason: { en: 'the Node that runs the server', fr: 'la version de Node qui exécute le serveur' },
  },
  {
    name: 'free-space',
    selector: '[data-requirement=disk] small',
    reason: { en: 'what is free on the disk', fr: "l'espace libre du disque" },
  },
  {
    name: 'kind-of-machine',
    selector: '[data-requirement=environment] small',
    reason: {
      en: 'container, virtual machine or none',
      fr: 'conteneur, machine virtuelle ou aucun des deux',
    },
  },
];
