import type { Mask } from './mask.ts';

/** What the pages tell of the machine and of its Node; all else follows from the answers. */
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
  {
    name: 'checksum-of-the-backup',
    selector: '.area-wizard dd small',
    reason: {
      en: 'checksum of the backup, which each version of Node packs otherwise',
      fr: 'somme de contrôle de la sauvegarde, que chaque version de Node compresse autrement',
    },
  },
];
