import type { draftEn } from './draft.en.ts';

/** The same in French. */
export const draftFr: Readonly<Record<keyof typeof draftEn, string>> = {
  'cli.describe.about':
    "Parcourt dans un vrai navigateur un assistant d'installation que personne n'a décrit, et écrit une ébauche de sa description. L'application est démarrée par --command, dans une copie privée de --dir ; celle de --url est installée pour de bon.",
  'cli.describe.exit': "1 aussi quand le parcours s'est arrêté avant la fin ; l'ébauche va jusque-là.",
  'cli.describe.url': "l'adresse d'un assistant qui tourne déjà",
  'cli.describe.command': "la commande qui démarre l'application ; {host} et {port} y sont remplis",
  'cli.describe.dir': 'le dossier de ses fichiers ; chaque serveur travaille dans une copie',
  'cli.describe.entrance': "le chemin de la première page de l'assistant ; par défaut, il est cherché",
  'cli.describe.out': 'le fichier à écrire',
  'cli.describe.language': "la langue dans laquelle l'assistant est parcouru",
  'cli.describe.force': "remplace le fichier s'il existe",
  'draft.wrong.which': "Il faut dire où est l'assistant, par --command ou par --url, mais pas les deux",
  'draft.wrong.command': "--command n'est pas une suite de mots : elle est lancée sans shell",
  'draft.wrong.commandWayOut':
    'fermez tous les guillemets, mettez des signes comme & et $ entre apostrophes, ou nommez un script qui fait ce travail',
  'draft.wrong.dir': "Le dossier {{folder}} n'existe pas",
  'draft.wrong.out': '--out doit finir par .wizard.ts, qui fait reconnaître une description',
  'draft.wrong.exists': 'Une description existe déjà, et elle a été laissée telle quelle : {{file}}',
  'draft.wrong.existsWayOut': 'nommez un autre fichier avec --out, ou remplacez-le avec --force',
  'draft.forReal': '{{url}} va être installé pour de bon, avec des réponses inventées. Ctrl+C arrête tout.',
  'draft.entrance': "l'assistant commence à {{path}}",
  'draft.step': 'étape {{number}} : {{name}} -> {{control}}',
  'draft.stepAsked': 'étape {{number}} : {{name}} : {{fields}} -> {{control}}',
  'draft.itself': "elle continue d'elle-même",
  'draft.end': 'la fin : {{mark}}',
  'draft.signIn': "l'administrateur peut se connecter à {{path}}",
  'draft.noSignIn': "aucune page de connexion n'a été trouvée qui accepte l'administrateur",
  'draft.proven': 'un second parcours, sur un serveur neuf et avec la seule ébauche, est arrivé à la fin',
  'draft.notSignedIn': "Avec l'ébauche, personne ne peut se connecter : {{reason}}",
  'draft.signInWayOut': "corrigez « signIn » dans l'ébauche",
  'draft.stop.refused':
    "L'assistant reste à cette page, bien que tout ce qui pouvait l'être ait reçu une réponse ({{button}})",
  'draft.stop.locked': 'Ce qui mène plus loin ne peut pas être activé ({{button}})',
  'draft.stop.noWay': 'Rien sur cette page ne mène plus loin, et elle ne dit pas que tout est fini',
  'draft.stop.field': 'Cette question ne peut pas recevoir de réponse : {{field}}',
  'draft.stop.circle': "L'assistant ramène à une page déjà quittée",
  'draft.stop.wayOut':
    "continuez à la main à partir de là : l'ébauche s'arrête à cette page ; docs/fr/your-own-wizard.md dit comment la compléter",
  'draft.written': 'Écrit : {{file}} (étapes : {{steps}}, TODO : {{todos}})',
  'draft.installedUrl': "{{url}} n'est plus neuf : remettez-le à zéro avant de le tester",
  'draft.next': 'Ensuite : {{command}}',
  'draft.head':
    "Une ébauche, faite en parcourant l'assistant une fois. TODO marque ce qui a été deviné ou n'a pu être connu.",
  'draft.todo.start': 'dire dans « start » comment elle démarre ; sans cela, WIZARD_BASE_URL dit où elle est',
  'draft.todo.mark': "rien n'a été trouvé sur cette page qui la distingue de toutes les autres",
  'draft.todo.goesOn': "le parcours s'est arrêté ici : qu'est-ce qui mène plus loin ?",
  'draft.todo.end': "le parcours n'est pas arrivé à la fin : qu'est-ce qui y est affiché ?",
  'draft.todo.guessed': 'deviné : rien sur la page ne dit ce qui est attendu',
  'draft.todo.installs': 'est-ce bien cette étape qui installe ?',
  'draft.todo.handWork': "{{file}} est remis ici : s'il doit être mis en place, le faire dans « handWork »",
  'draft.todo.signIn': "dire dans « signIn » comment l'administrateur se connecte : rien n'a été trouvé",
  'draft.todo.trouble':
    'le navigateur a signalé une erreur ; si elle est habituelle, « usualSigns » peut le dire : {{what}}',
  'draft.todo.closed': "dire dans « closed » ce que les inconnus trouvent ensuite à la place de l'assistant",
};
