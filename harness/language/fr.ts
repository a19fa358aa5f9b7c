import { cliFr } from './cli.fr.ts';
import type { TextKey } from './en.ts';
import { reportFr } from './report.fr.ts';

/** The same in French. */
export const fr: Readonly<Record<TextKey, string>> = {
  'settings.wrong': 'firstrun : {{count}} réglage(s) inutilisable(s) :',
  'settings.row': '  {{name}} vaut {{seen}} ; valeurs permises : {{allowed}}',
  'settings.unset': 'absent',
  'settings.wayOut':
    "Corrigez-les dans l'environnement ou dans {{file}} ; .env.example explique chacun d'eux.",
  'allowed.WIZARD_TARGET': 'reference, x-filamenta, custom, attached',
  'allowed.WIZARD_TARGET_DIR': "le chemin d'un dossier existant (exigé par x-filamenta)",
  'allowed.WIZARD_COMMAND':
    'une ligne de commande qui démarre le serveur ; {host} et {port} sont remplacés (exigée par custom)',
  'allowed.WIZARD_PYTHON': "le chemin d'un interpréteur Python",
  'allowed.WIZARD_HOST': 'une adresse de cette machine, comme 127.0.0.1, ::1 ou localhost',
  'allowed.WIZARD_PORT': 'un nombre entier de 1 à 65535, ou vide pour un port libre',
  'allowed.WIZARD_HEALTH_PATH': 'un chemin qui commence par /',
  'allowed.WIZARD_START_TIMEOUT_MS': 'des millisecondes, un nombre entier de 1 à 600000',
  'allowed.WIZARD_BASE_URL': 'une adresse comme http://127.0.0.1:5000 (exigée par attached)',
  'allowed.WIZARD_LOG_DIR': "le chemin d'un dossier",
  'allowed.WIZARD_LOG_KEEP_DAYS': 'des jours, un nombre entier de 0 à 3650',
  'allowed.WIZARD_REDIS_URL': 'redis://[:motdepasse@]hôte[:port][/base]',
  'allowed.WIZARD_POSTGRES_URL': 'postgresql://utilisateur:motdepasse@hôte[:port]/base',
  'allowed.WIZARD_MARIADB_URL': 'mariadb://utilisateur:motdepasse@hôte[:port]/base',
  'allowed.WIZARD_BROWSER': "le chemin d'un Chromium, ou un canal : msedge, chrome, chromium",
  'allowed.WIZARD_BUG': "l'identifiant d'un défaut semé : npm run bugs -- --list",
  'allowed.WIZARD_LANG': 'fr, en',
  'allowed.WIZARD_BLOB_DIR': "le chemin d'un dossier",
  'allowed.WIZARD_RUN_NAME': 'des lettres, des chiffres, _ et -',
  'allowed.WIZARD_FORBID_SKIPS': '0, 1',

  'server.crashed': "{{name}} s'est terminé avec {{exit}} après {{elapsed}}, avant d'être en bonne santé",
  'server.died': "{{name}} s'est terminé avec {{exit}} pendant les tests, {{elapsed}} après son démarrage",
  'server.neverHealthy': "{{name}} n'était pas en bonne santé après {{elapsed}}",
  'server.portTaken': "{{name}} n'a pas été démarré : le port {{port}} de {{host}} est pris par {{owner}}",
  'server.foreignAnswer': "{{name}} n'a pas répondu lui-même : {{owner}} répond sur le port {{port}}",
  'server.portLost':
    "{{name}} s'est terminé avec {{exit}} après {{elapsed}} : le port {{port}} de {{host}} a été pris entre-temps par {{owner}}",
  'server.spawnFailed': "{{name}} n'a pas pu être démarré : {{reason}}",
  'server.stillRunning': '{{name}} tourne encore {{elapsed}} après avoir été tué',
  'server.portHeld': '{{name}} est arrêté mais le port {{port}} est encore tenu par {{owner}}',
  'exit.code': 'le code de sortie {{code}}',
  'exit.signal': 'le signal {{signal}}',
  'owner.process': 'le processus {{pid}} ({{command}})',
  'owner.unknown': 'un autre processus',
  'probe.refused': 'connexion refusée',
  'probe.noAnswer': 'aucune réponse en {{ms}} ms',
  'probe.status': 'statut {{status}} : {{body}}',
  'probe.redirect': 'statut {{status}}, une redirection vers {{location}}',
  'probe.failed': 'aucune réponse HTTP ({{reason}})',
  'fact.target': 'cible : {{value}}',
  'fact.url': 'adresse : {{value}}',
  'fact.workspace': 'espace de travail : {{value}}',
  'fact.out': 'journal (stdout) : {{value}}',
  'fact.err': 'journal (stderr) : {{value}}',
  'fact.lastProbe': 'dernière réponse à {{url}} : {{value}}',
  'fact.runs': 'le processus {{pid}} tourne encore ({{count}} processus en tout)',
  'fact.listens': 'il écoute sur {{addresses}}',
  'fact.listensNowhere': "il n'écoute encore sur aucun port",
  'fact.diskFull': 'il reste {{bytes}} octets sur le disque de {{folder}}',
  'tail.title': "les dernières lignes de ses journaux, dans l'ordre où elles ont été écrites :",
  'tail.cut': ' ... (une ligne de {{count}} caractères)',
  'tail.empty': "il n'a rien écrit dans ses journaux",
  'wayOut.title': 'que faire :',
  'wayOut.readLogs':
    'lisez les journaux entiers nommés ci-dessus ; les dernières lignes disent souvent la cause',
  'wayOut.raiseTimeout': 'donnez-lui plus de temps : WIZARD_START_TIMEOUT_MS={{ms}}',
  'wayOut.healthPath': "s'il est en bonne santé à un autre chemin, nommez-le : WIZARD_HEALTH_PATH=/chemin",
  'wayOut.otherPort':
    'choisissez un autre port avec WIZARD_PORT, ou laissez WIZARD_PORT vide pour un port libre',
  'wayOut.endOwner': "ou terminez le processus qui tient le port, s'il est à vous : {{command}}",
  'wayOut.command': 'vérifiez que ce fichier existe et peut être exécuté : {{file}}',
  'wayOut.startAgain': 'relancez ; le prochain démarrage enlève ce que celui-ci a laissé',

  'logs.cannotWrite': 'Le dossier des journaux {{folder}} ne peut pas être écrit : {{reason}}',
  'logs.wayOut': 'rendez-le accessible en écriture, ou nommez un autre dossier : WIZARD_LOG_DIR',
  'logs.cleaned': '[OK] {{count}} journal(aux) de plus de {{days}} jour(s) enlevé(s) de {{folder}}',

  'run.noKeeper':
    '[WARNING] le processus qui nettoie après un lancement tué est lui-même tué à chaque fois ; le prochain démarrage nettoiera à sa place',
  'run.orphans':
    "[WARNING] un processus de test a été tué ; {{count}} processus qu'il avait démarré(s) ont été terminés",
  'run.reaped': '[OK] {{count}} processus laissé(s) par un lancement interrompu ont été terminés',
  'run.noIdentity':
    'Le système ne dit pas quand un processus a démarré. Autorisez powershell (ou wmic), sous Linux montez /proc',
  'run.notSetUp': "Le lancement n'a pas été préparé : démarrez les tests avec « npx playwright test »",
  'run.browser': '[OK] Navigateur : {{name}}',
  'run.server': '[OK] {{name}} est en bonne santé à {{url}} après {{elapsed}}',
  'run.browserFailed': '{{name}} est là, mais ne démarre pas. Voir : npm run doctor',
  'run.cannotBegin': '[ECHEC] Les tests ne peuvent pas commencer ; le rapport dit pourquoi',
  'run.stopped': '[OK] {{name}} arrêté, le port {{port}} est libre',
  'run.notIsolated': 'ce test veut un serveur à lui : ajoutez test.use({ isolated: true })',
  'run.noSharedServer': "le lancement n'a pas de serveur partagé : le projet setup n'en a pas démarré",

  'target.dirMissing': "Le dossier de l'application ne contient pas {{file}} : {{folder}}",
  'target.dirWayOut': "nommez le dossier d'un clone : WIZARD_TARGET_DIR=<dossier>",
  'target.noPython': "Aucun interpréteur Python n'a été trouvé pour {{folder}}",
  'target.noPythonTried': 'essayé : {{value}}',
  'target.pythonBroken': "L'interpréteur Python ne fonctionne pas : {{file}}",
  'target.modulesMissing': 'Des modules Python manquent dans {{file}} : {{modules}}',
  'target.createVenv': 'créez son environnement : {{command}}',
  'target.installModules': 'installez-les : {{command}}',
  'target.buildFailed': "L'assistant de référence n'a pas pu être construit",
  'target.seededBug': "[ATTENTION] l'assistant de référence porte le défaut semé {{id}} : {{title}}",
  'target.unknownBug':
    "Le défaut semé {{id}} n'existe pas : corrigez WIZARD_BUG ou laissez-le vide ; « {{command}} » les liste",
  'server.noMount':
    "monter un système de fichiers demande Linux avec util-linux, et root ou les espaces de noms d'utilisateur",
  'target.noFolder': "les fichiers de l'application ne sont pas sur cette machine",
  'target.attachedOwn': 'un serveur attaché ne peut pas être démarré par un test',

  'browser.none': "Aucun Chromium n'a été trouvé, et aucun n'a pu être installé",
  'browser.notThere': "WIZARD_BROWSER nomme un fichier qui n'existe pas : {{file}}",
  'browser.tried': 'essayé : {{what}} : {{result}}',
  'browser.absent': 'absent',
  'browser.installing': '[..] Aucun navigateur trouvé ; installation : {{command}}',
  'browser.wayOut.apt': 'sous Debian, en root : apt-get install -y chromium-headless-shell',
  'browser.wayOut.playwright': 'partout : npx playwright install --with-deps --only-shell chromium',
  'browser.wayOut.variable': 'ou nommez-en un : WIZARD_BROWSER=<chemin, msedge ou chrome>',

  'evidence.stdout': 'journal du serveur, stdout',
  'evidence.stderr': 'journal du serveur, stderr',
  'evidence.wholeStdout': 'journal entier du serveur, stdout',
  'evidence.wholeStderr': 'journal entier du serveur, stderr',
  'evidence.nothing': "(le serveur n'a rien écrit sur {{stream}} pendant ce test)",
  'evidence.noLogs': "(le serveur a été démarré par quelqu'un d'autre : ses journaux sont inconnus)",
  'defect.otherFailure':
    'Le défaut connu {{id}} doit échouer avec {{expected}}, mais le test a échoué avec autre chose',

  'report.analyticsLeft':
    "La page Allure appelle encore un script d'analyse : adaptez harness/report/allure-report.ts à cette version d'Allure.",
  'report.noResults':
    "Il n'y a pas de résultats Allure dans {{folders}} : lancez d'abord les tests, avec npx playwright test",
  'report.allureWritten': '[OK] Rapport Allure : {{page}}',
  'report.capabilities': 'Capacités montrées (Y réussie, N échouée, ~ réussie en partie, - non exécutée)',
  'report.capability': 'capacité',
  'report.tests': 'tests',
  'report.defects': 'Défauts connus, en échec comme prévu ({{count}})',
  'report.gone': 'Défauts connus qui passent désormais : retirez-les de la liste',
  'report.skipped': 'Ignorés, par raison ({{count}})',
  'report.noReason': 'aucune raison donnée',
  'report.places': 'Rapports et journaux',
  'report.remarks': 'Remarques',
  'report.interrupted': 'Le lancement a été interrompu avant sa fin.',
  'report.timedOut': 'Le lancement a atteint sa limite de temps avant sa fin.',
  'report.notRun': '{{count}} test(s) non exécuté(s).',
  'report.outsideErrors': '{{count}} erreur(s) hors de tout test, affichée(s) plus haut.',
  'report.countedAsPassed': '{{count}} test(s) en échec connu ; ils comptent comme réussis.',
  'report.noTest':
    "Aucun test n'a tourné, ce qui compte comme un échec : vérifiez les noms et filtres donnés à playwright test.",
  'report.skipsForbidden': 'Les tests ignorés sont interdits (WIZARD_FORBID_SKIPS=1) : {{reasons}}',
  'severity.critical': 'critique',
  'severity.high': 'élevée',
  'severity.medium': 'moyenne',
  'severity.low': 'faible',
  'findings.title': 'Constats sur {{target}}',
  'findings.count': '{{count}} constats, par gravité : {{counts}}',
  'findings.version': "l'application : commit {{commit}}",
  'findings.run': 'le lancement : {{at}}, {{browser}}',
  'findings.passed': '{{passed}} specs réussies, {{failed}} en échec à cause de ces constats',
  'findings.severity': 'gravité',
  'findings.what': 'ce qui ne va pas',
  'findings.howToSee': 'Pour le voir à la main :',
  'findings.evidence': 'Preuves dans le rapport du lancement :',
  'findings.more': '{{count}} autres specs',
  'findings.unjudged': "Échecs que personne n'a encore jugés",
  'findings.notSeen': "Connus, et non vus cette fois : leurs specs n'ont pas tourné, ou ils sont réparés",
  'findings.written': '[OK] Constats : {{page}}',

  'answers.unreadable': 'Les réponses de {{file}} sont illisibles : {{reason}}',
  'answers.noJson': "ce n'est pas du JSON",
  'answers.wrong': '{{count}} réponse(s) de {{file}} inutilisable(s) :',
  'answers.secret': 'un mot de passe est un texte, ou {"env": "NOM"} pour une variable d\'environnement',
  'answers.noVariable': "la variable d'environnement {{name}} n'est pas définie",
  'answers.wayOut': 'comparez-le avec {{example}}',

  'walk.noScreen':
    "En allant vers {{wanted}}, l'application affiche une page qui n'est pas une étape de l'assistant (HTTP {{status}}).",
  'walk.stuck':
    "En allant vers {{wanted}}, l'assistant est revenu à {{screen}} (HTTP {{status}}) : une réponse a été refusée.",
  'walk.notShown': "L'assistant mène à {{screen}} sans jamais afficher {{wanted}}.",
  'walk.noWayOn':
    "En allant vers {{wanted}}, l'assistant n'offre pas de suite après {{screen}} (HTTP {{status}}).",
  'walk.refused': "En allant vers {{wanted}}, l'application a répondu HTTP {{status}}.",
  'walk.met': 'écrans rencontrés : {{screens}} ; la page dit :',
  'walk.wayOut': 'Pour voir par vous-même : {{url}} (chaque navigateur commence son propre parcours).',

  'service.absent': "{{name}} n'est pas installé sur cette machine ; cherché : {{programs}}",
  'service.administrator': "PostgreSQL refuse de tourner avec des droits d'administrateur",
  'service.repair.redis':
    'installez-le (Debian : apt-get install -y redis-server ; Windows : choco install memurai-developer), ou nommez-en un : WIZARD_REDIS_URL=redis://:motdepasse@hôte:6379',
  'service.repair.postgres':
    "installez-le (Debian : apt-get install -y postgresql), ou nommez-en un dont l'utilisateur peut créer des bases : WIZARD_POSTGRES_URL=postgresql://utilisateur:motdepasse@hôte:5432/postgres",
  'service.repair.mariadb':
    "installez-le (Debian : apt-get install -y mariadb-server), ou nommez-en un dont l'utilisateur peut créer des bases : WIZARD_MARIADB_URL=mariadb://utilisateur:motdepasse@hôte:3306",
  'service.ended':
    "{{name}} s'est terminé avec {{exit}} après {{elapsed}}, avant d'avoir répondu à un client",
  'service.silent': "{{name}} n'a répondu à aucun client en {{elapsed}} ({{reason}})",
  'service.program': 'programme : {{value}}',
  'service.folder': 'données : {{value}}',
  'service.orName':
    'ou employez un serveur qui tourne déjà : WIZARD_REDIS_URL, WIZARD_POSTGRES_URL, WIZARD_MARIADB_URL',
  'service.namedSilent':
    'Le serveur que nomme {{variable}} ne nous laisse pas entrer à {{host}}:{{port}} : {{reason}}',
  'service.namedWayOut':
    'corrigez {{variable}}, démarrez ce serveur, ou laissez-la vide : un serveur à nous est alors employé',
  'service.redisFull':
    "Le Redis à {{host}}:{{port}} n'a plus de base vide ({{count}} regardées) ; videz-en une, ou laissez WIZARD_REDIS_URL vide",
  'query.noFile': "Il n'y a pas de base SQLite à {{file}}",
  ...reportFr,
  ...cliFr,
};
