import type { Finding } from './known-defect.ts';

/** What X-Filamenta-Python gets wrong, for its maintainers. Seen on commit 1eae3c2 of December 2025. */
export const xFilamentaFindings = {
  'XF-001': {
    severity: 'high',
    what: {
      en: 'The cache screens are never shown: the step after the connection test shows the administrator form.',
      fr: "Les écrans du cache ne sont jamais montrés : l'étape après le test de connexion affiche le formulaire de l'administrateur.",
    },
    evidence: {
      en: 'Press "Continue" after a good connection test: POST step=cache_config answers with the administrator form.',
      fr: "Appuyez sur « Continuer » après un test de connexion réussi : POST step=cache_config répond par le formulaire de l'administrateur.",
    },
  },
  'XF-002': {
    severity: 'high',
    what: {
      en: 'The chosen cache is not stored anywhere: after a restart only the environment decides.',
      fr: "Le cache choisi n'est enregistré nulle part : après un redémarrage, l'environnement seul décide.",
    },
    evidence: {
      en: 'Install, then look into .env: it names the database, but neither Redis nor the filesystem.',
      fr: 'Installez, puis lisez .env : il nomme la base de données, et rien de Redis ni du système de fichiers.',
    },
  },
  'XF-003': {
    severity: 'critical',
    what: {
      en: 'A refused password is not reported: the summary is shown, and finalize accepts the password anyway.',
      fr: "Un mot de passe refusé n'est pas signalé : le résumé s'affiche, et la finalisation accepte quand même ce mot de passe.",
    },
    evidence: {
      en: 'Type the password "short" at the administrator step: HTTP 400, and the page is the summary.',
      fr: "Saisissez le mot de passe « short » à l'étape de l'administrateur : HTTP 400, et la page est le résumé.",
    },
  },
  'XF-004': {
    severity: 'high',
    what: {
      en: 'The server checks neither the user name nor the e-mail address.',
      fr: "Le serveur ne vérifie ni le nom d'utilisateur ni l'adresse e-mail.",
    },
    evidence: {
      en: 'POST step=admin with admin_username="<b>x</b>" and admin_email=notanemail: both are in the summary.',
      fr: 'POST step=admin avec admin_username="<b>x</b>" et admin_email=notanemail : les deux sont dans le résumé.',
    },
  },
  'XF-005': {
    severity: 'medium',
    what: { en: 'Labels are not tied to their fields.', fr: 'Les libellés ne sont pas liés à leurs champs.' },
    evidence: {
      en: 'At the administrator step no <label> has a "for" and no field has an id; nor have those of PostgreSQL and MySQL.',
      fr: "À l'étape de l'administrateur, aucun <label> n'a de « for » et aucun champ n'a d'id ; ceux de PostgreSQL et de MySQL non plus.",
    },
  },
  'XF-006': {
    severity: 'high',
    what: {
      en: 'PostgreSQL and MySQL are offered, but their drivers are not among the dependencies.',
      fr: 'PostgreSQL et MySQL sont proposés, mais leurs pilotes ne font pas partie des dépendances.',
    },
    evidence: {
      en: `Test any connection to one: "No module named 'psycopg2'" or "No module named 'pymysql'".`,
      fr: "Testez une connexion à l'un d'eux : « No module named 'psycopg2' » ou « No module named 'pymysql' ».",
    },
  },
  'XF-007': {
    severity: 'critical',
    what: {
      en: 'The name of the SQLite file is used as typed: it may lead out of instance/, and a null character crashes the server.',
      fr: 'Le nom du fichier SQLite est utilisé tel quel : il peut mener hors de instance/, et un caractère nul fait échouer le serveur.',
    },
    evidence: {
      en: 'POST step=db_test with sqlite_dbname=../escape.db creates escape.db beside instance/.',
      fr: 'POST step=db_test avec sqlite_dbname=../escape.db crée escape.db à côté de instance/.',
    },
  },
  'XF-008': {
    severity: 'medium',
    what: {
      en: 'The sentences of the server are French in an English wizard.',
      fr: 'Les phrases du serveur sont en français dans un assistant en anglais.',
    },
    evidence: {
      en: 'Choose English and upload an empty .tar.gz: "Le fichier est vide (0 octets)".',
      fr: "Choisissez l'anglais et téléversez un .tar.gz vide : « Le fichier est vide (0 octets) ».",
    },
  },
  'XF-009': {
    severity: 'high',
    what: {
      en: 'A backup is barely examined: checksums, format, version, names, links, devices and size are not checked.',
      fr: 'Une sauvegarde est à peine examinée : sommes de contrôle, format, version, noms, liens, périphériques et taille ne sont pas vérifiés.',
    },
    evidence: {
      en: 'Upload an archive whose only entry is ../../evil.sql: "Valid backup."',
      fr: 'Téléversez une archive dont la seule entrée est ../../evil.sql : « Backup valide. »',
    },
  },
  'XF-010': {
    severity: 'critical',
    what: {
      en: 'A restore restores nothing: the archive is discarded after its upload, and only its name and checksum are kept.',
      fr: "Une restauration ne restaure rien : l'archive est abandonnée après son téléversement, seuls son nom et sa somme sont gardés.",
    },
    evidence: {
      en: 'Upload a good backup, finish, and look into the table users: it holds the new administrator only.',
      fr: 'Téléversez une bonne sauvegarde, terminez, et lisez la table users : elle ne contient que le nouvel administrateur.',
    },
  },
  'XF-011': {
    severity: 'medium',
    what: {
      en: 'Once the administrator has been entered, the breadcrumb leads nowhere: each of its steps shows the summary.',
      fr: "Une fois l'administrateur saisi, le fil d'Ariane ne mène nulle part : chacune de ses étapes montre le résumé.",
    },
    evidence: {
      en: 'At the summary, click "Welcome" in the breadcrumb: the summary is shown again.',
      fr: "Au résumé, cliquez sur « Bienvenue » dans le fil d'Ariane : le résumé s'affiche de nouveau.",
    },
  },
  'XF-012': {
    severity: 'low',
    what: {
      en: 'The breadcrumb has no step for the language, the connection test, the cache and the backup.',
      fr: "Le fil d'Ariane n'a pas d'étape pour la langue, le test de connexion, le cache et la sauvegarde.",
    },
    evidence: {
      en: 'Count the steps of .wizard-breadcrumb: five.',
      fr: 'Comptez les étapes de .wizard-breadcrumb : cinq.',
    },
  },
  'XF-013': {
    severity: 'medium',
    what: {
      en: 'The breadcrumb is not a landmark and does not say which step is current.',
      fr: "Le fil d'Ariane n'est pas un repère de navigation et ne dit pas quelle étape est en cours.",
    },
    evidence: {
      en: '.wizard-breadcrumb is a <div>; nothing in it has aria-current.',
      fr: ".wizard-breadcrumb est un <div> ; rien n'y porte aria-current.",
    },
  },
  'XF-014': {
    severity: 'medium',
    what: {
      en: 'The last screen is never shown: finalize forgets the session and shows the language card.',
      fr: "Le dernier écran n'est jamais montré : la finalisation oublie la session et affiche la carte des langues.",
    },
    evidence: {
      en: 'Finish an installation: "Choose your language", under five green steps.',
      fr: 'Terminez une installation : « Choisissez votre langue », sous cinq étapes vertes.',
    },
  },
  'XF-015': {
    severity: 'high',
    what: {
      en: 'The administrator is stored with the role of a member.',
      fr: "L'administrateur est enregistré avec le rôle d'un membre.",
    },
    evidence: { en: 'SELECT role FROM users: "member".', fr: 'SELECT role FROM users : « member ».' },
  },
  'XF-016': {
    severity: 'low',
    what: {
      en: 'Spaces around the answers are stored with them.',
      fr: 'Les espaces autour des réponses sont enregistrés avec elles.',
    },
    evidence: {
      en: 'Type " amelie " as the user name: that is what the table users holds.',
      fr: "Saisissez « amelie » entouré d'espaces comme nom d'utilisateur : c'est ce que contient la table users.",
    },
  },
  'XF-017': {
    severity: 'medium',
    what: {
      en: 'The chosen language is forgotten: later visitors are greeted in the languages of their browsers.',
      fr: 'La langue choisie est oubliée : les visiteurs suivants sont accueillis dans la langue de leur navigateur.',
    },
    evidence: {
      en: 'Install in French, then open /auth/login with a browser that prefers German: English.',
      fr: "Installez en français, puis ouvrez /auth/login avec un navigateur qui préfère l'allemand : anglais.",
    },
  },
  'XF-018': {
    severity: 'high',
    what: {
      en: 'The settings, with the database password in plain text, are readable by everyone.',
      fr: 'Les réglages, mot de passe de la base en clair compris, sont lisibles par tous.',
    },
    evidence: {
      en: 'stat .env after an installation: mode 0644.',
      fr: 'stat .env après une installation : mode 0644.',
    },
  },
  'XF-019': {
    severity: 'critical',
    what: {
      en: 'No post carries a token and no origin is checked: any page can drive the wizard to its end.',
      fr: "Aucun envoi ne porte de jeton et aucune origine n'est vérifiée : n'importe quelle page peut conduire l'assistant jusqu'au bout.",
    },
    evidence: {
      en: `curl -d 'step=finalize&db_uri=sqlite:///x.db' <server>/install/step installs, without any session.`,
      fr: "curl -d 'step=finalize&db_uri=sqlite:///x.db' <serveur>/install/step installe, sans aucune session.",
    },
  },
  'XF-020': {
    severity: 'critical',
    what: {
      en: 'Steps can be skipped: whatever is posted is accepted, no matter what was answered before.',
      fr: "Des étapes peuvent être sautées : ce qui est envoyé est accepté, quoi que l'on ait répondu avant.",
    },
    evidence: {
      en: 'At the administrator step POST step=finalize: installed, with the account admin and ChangeMe!42.',
      fr: "À l'étape de l'administrateur, POST step=finalize : installé, avec le compte admin et ChangeMe!42.",
    },
  },
  'XF-021': {
    severity: 'medium',
    what: {
      en: 'The content security policy allows inline scripts and three content delivery networks.',
      fr: 'La politique de sécurité du contenu autorise les scripts en ligne et trois réseaux de diffusion.',
    },
    evidence: {
      en: `curl -I <server>/install/: script-src 'self' 'unsafe-inline' cdn.jsdelivr.net ...`,
      fr: "curl -I <serveur>/install/ : script-src 'self' 'unsafe-inline' cdn.jsdelivr.net ...",
    },
  },
  'XF-022': {
    severity: 'low',
    what: {
      en: 'Pages that hold answers may be kept in caches.',
      fr: 'Des pages qui contiennent des réponses peuvent rester dans des caches.',
    },
    evidence: {
      en: 'curl -I <server>/install/: Cache-Control: no-cache, must-revalidate, without no-store.',
      fr: 'curl -I <serveur>/install/ : Cache-Control: no-cache, must-revalidate, sans no-store.',
    },
  },
  'XF-023': {
    severity: 'critical',
    what: {
      en: 'Anyone can read the report on the database, which lists the users after the installation.',
      fr: "N'importe qui peut lire le rapport sur la base de données, qui liste les utilisateurs après l'installation.",
    },
    evidence: {
      en: 'Open /install/verify-db after an installation, without signing in: HTTP 200 with the rows of users.',
      fr: 'Ouvrez /install/verify-db après une installation, sans vous connecter : HTTP 200 avec les lignes de users.',
    },
  },
  'XF-024': {
    severity: 'low',
    what: { en: 'Visitors are shown the version.', fr: 'La version est montrée aux visiteurs.' },
    evidence: {
      en: 'The footer of /auth/login: "X-Filamenta-Python v0.0.1-Alpha".',
      fr: 'Le pied de page de /auth/login : « X-Filamenta-Python v0.0.1-Alpha ».',
    },
  },
  'XF-025': {
    severity: 'high',
    what: {
      en: 'Until a restart nobody can sign in: the server goes on using the database it was started with.',
      fr: "Jusqu'au redémarrage personne ne peut se connecter : le serveur continue avec la base de son démarrage.",
    },
    evidence: {
      en: 'Install into a file other than the default one and sign in: POST /auth/login answers 500.',
      fr: 'Installez dans un autre fichier que celui par défaut et connectez-vous : POST /auth/login répond 500.',
    },
  },
  'XF-026': {
    severity: 'low',
    what: {
      en: 'The offers of the languages are not marked with their languages.',
      fr: 'Les langues proposées ne sont pas marquées de leur langue.',
    },
    evidence: {
      en: 'The links of the first screen have no lang attribute.',
      fr: "Les liens du premier écran n'ont pas d'attribut lang.",
    },
  },
  'XF-027': {
    severity: 'low',
    what: {
      en: 'The weights of Accept-Language are ignored.',
      fr: "Les poids d'Accept-Language sont ignorés.",
    },
    evidence: {
      en: `curl -H 'Accept-Language: en;q=0.4, fr;q=0.9' <server>/install/ is English.`,
      fr: "curl -H 'Accept-Language: en;q=0.4, fr;q=0.9' <serveur>/install/ est en anglais.",
    },
  },
  'XF-028': {
    severity: 'medium',
    what: {
      en: 'The prerequisites do not mention Redis, although the server looks for it.',
      fr: 'Les prérequis ne mentionnent pas Redis, bien que le serveur le cherche.',
    },
    evidence: {
      en: 'The requirements screen has no row for Redis, with or without one.',
      fr: "L'écran des prérequis n'a pas de ligne pour Redis, avec ou sans lui.",
    },
  },
  'XF-029': {
    severity: 'high',
    what: {
      en: 'Nobody notices that .env cannot be written: the installation ends well and is lost at the next start.',
      fr: "Personne ne remarque que .env ne peut pas être écrit : l'installation se termine bien et est perdue au démarrage suivant.",
    },
    evidence: {
      en: 'mkdir .env, then install: the flag is written, the address of the database is not.',
      fr: "mkdir .env, puis installez : le témoin est écrit, l'adresse de la base ne l'est pas.",
    },
  },
  'XF-030': {
    severity: 'medium',
    what: {
      en: 'After a good connection test or upload the wizard, opened again, says that it failed.',
      fr: "Après un test de connexion ou un téléversement réussi, l'assistant rouvert dit qu'il a échoué.",
    },
    evidence: {
      en: 'Test a connection, then open /install/ again: "Connection error". Upload a good backup and do the same: "Invalid file".',
      fr: 'Testez une connexion, puis rouvrez /install/ : « Erreur de connexion ». Téléversez une bonne sauvegarde et faites de même : « Fichier invalide ».',
    },
  },
  'XF-031': {
    severity: 'medium',
    what: {
      en: 'A page stays the answer to a post: a reload posts it again, the password with it.',
      fr: "Une page reste la réponse à un envoi : la recharger l'envoie de nouveau, mot de passe compris.",
    },
    evidence: {
      en: 'Press F5 at the summary: the browser asks whether to send the form again.',
      fr: "Appuyez sur F5 au résumé : le navigateur demande s'il faut renvoyer le formulaire.",
    },
  },
  'XF-032': {
    severity: 'high',
    what: {
      en: 'The change of language sends the browser to whatever site the Referer names.',
      fr: "Le changement de langue envoie le navigateur vers le site que nomme le Referer, quel qu'il soit.",
    },
    evidence: {
      en: "curl -sI -H 'Referer: https://elsewhere.example/x' <server>/lang/en: Location: https://elsewhere.example/x",
      fr: "curl -sI -H 'Referer: https://elsewhere.example/x' <serveur>/lang/en : Location: https://elsewhere.example/x",
    },
  },
  'XF-033': {
    severity: 'medium',
    what: {
      en: 'A line break in an address or in a step starts a new line of the log: anyone can forge entries.',
      fr: 'Un saut de ligne dans une adresse ou dans une étape commence une nouvelle ligne du journal : chacun peut forger des entrées.',
    },
    evidence: {
      en: 'GET /x%0d%0a2026-01-02%20FORGED before the installation: the log has a line of its own that begins with 2026-01-02.',
      fr: "GET /x%0d%0a2026-01-02%20FORGED avant l'installation : le journal a une ligne à part qui commence par 2026-01-02.",
    },
  },
  'XF-034': {
    severity: 'high',
    what: {
      en: 'The session that a browser sends is kept when the wizard starts: a planted one is shared with the person who planted it.',
      fr: "La session apportée par un navigateur est gardée au départ de l'assistant : une session plantée est partagée avec la personne qui l'a plantée.",
    },
    evidence: {
      en: 'GET /install/, then GET /lang/en?start=1 with its cookie: the session cookie is the same.',
      fr: 'GET /install/, puis GET /lang/en?start=1 avec son cookie : le cookie de session est le même.',
    },
  },
  'XF-035': {
    severity: 'low',
    what: { en: 'Forms of any size are accepted.', fr: 'Les formulaires de toute taille sont acceptés.' },
    evidence: {
      en: 'POST step=welcome with a field of 100 KiB: HTTP 200.',
      fr: 'POST step=welcome avec un champ de 100 Kio : HTTP 200.',
    },
  },
  'XF-036': {
    severity: 'high',
    what: {
      en: 'A SQLite file that already holds tables is used without a warning.',
      fr: 'Un fichier SQLite qui contient déjà des tables est utilisé sans avertissement.',
    },
    evidence: {
      en: 'Make instance/old.db with a table users of three columns, then test it: "Connection successful!"',
      fr: 'Créez instance/old.db avec une table users de trois colonnes, puis testez-le : « Connexion réussie ! »',
    },
  },
  'XF-037': {
    severity: 'low',
    what: {
      en: 'A backup whose extension is in capitals is refused.',
      fr: "Une sauvegarde dont l'extension est en capitales est refusée.",
    },
    evidence: {
      en: 'Upload S.TAR.GZ, a good archive: "Extension invalide (attendu .tar.gz ou .tgz)"; the same file as s.tar.gz is accepted.',
      fr: 'Téléversez S.TAR.GZ, une bonne archive : « Extension invalide (attendu .tar.gz ou .tgz) » ; le même fichier nommé s.tar.gz est accepté.',
    },
  },
  'XF-038': {
    severity: 'low',
    what: {
      en: 'The line endings of a prepared .env are rewritten.',
      fr: "Les fins de ligne d'un .env préparé sont réécrites.",
    },
    evidence: {
      en: 'Prepare .env with CRLF, install, and look: od -c .env shows LF only.',
      fr: 'Préparez .env avec CRLF, installez, et regardez : od -c .env ne montre que des LF.',
    },
  },
  'XF-039': {
    severity: 'medium',
    what: {
      en: 'A hundred requests that never end shut everyone else out.',
      fr: 'Cent requêtes qui ne finissent jamais bloquent tous les autres.',
    },
    evidence: {
      en: 'Begin 100 posts with Content-Length: 1000, send 12 bytes of each and wait: curl -m 30 <server>/api/health gets no answer.',
      fr: 'Commencez 100 envois avec Content-Length: 1000, envoyez 12 octets de chacun et attendez : curl -m 30 <serveur>/api/health reste sans réponse.',
    },
  },
  'XF-040': {
    severity: 'medium',
    what: {
      en: 'The connection test creates the file and all tables already, before anything is confirmed.',
      fr: 'Le test de connexion crée déjà le fichier et toutes les tables, avant toute confirmation.',
    },
    evidence: {
      en: 'Test instance/tested.db, go no further, and list its tables: users, settings, content, user_preferences, admin_history.',
      fr: "Testez instance/tested.db, n'allez pas plus loin, et listez ses tables : users, settings, content, user_preferences, admin_history.",
    },
  },
  'XF-041': {
    severity: 'low',
    what: {
      en: 'A backup that is claimed without a checksum breaks each page of that session.',
      fr: 'Une sauvegarde annoncée sans somme de contrôle casse chaque page de cette session.',
    },
    evidence: {
      en: "curl -c j -d 'step=summary&welcome_shown=1&requirements_checked=1&db_uri=sqlite:///p.db&admin_username=p&backup_ok=1' <server>/install/step: HTTP 500, and so is <server>/install/ with that cookie.",
      fr: "curl -c j -d 'step=summary&welcome_shown=1&requirements_checked=1&db_uri=sqlite:///p.db&admin_username=p&backup_ok=1' <serveur>/install/step : HTTP 500, de même que <serveur>/install/ avec ce cookie.",
    },
  },
  'XF-042': {
    severity: 'medium',
    what: {
      en: 'A failed requirement blocks nothing: "Continue" stays, and the next step is accepted.',
      fr: "Un prérequis en échec n'arrête personne : « Continuer » reste, et l'étape suivante est acceptée.",
    },
    evidence: {
      en: 'Start with PATH=/nonexistent: the row of Python is red, and "Continue" leads to the database.',
      fr: 'Démarrez avec PATH=/nonexistent : la ligne de Python est rouge, et « Continuer » mène à la base de données.',
    },
  },
  'XF-043': {
    severity: 'medium',
    what: {
      en: 'The session cookie is never marked Secure, whatever SESSION_COOKIE_SECURE says.',
      fr: "Le cookie de session n'est jamais marqué Secure, quoi que dise SESSION_COOKIE_SECURE.",
    },
    evidence: {
      en: "Start with FLASK_ENV=production SESSION_COOKIE_SECURE=true; curl -sI -X GET -H 'X-Forwarded-Proto: https' '<server>/lang/en?start=1': Set-Cookie without Secure.",
      fr: "Démarrez avec FLASK_ENV=production SESSION_COOKIE_SECURE=true ; curl -sI -X GET -H 'X-Forwarded-Proto: https' '<serveur>/lang/en?start=1' : Set-Cookie sans Secure.",
    },
  },
  'XF-044': {
    severity: 'high',
    what: {
      en: 'The database password is sent back in plain text: on the result, in its field and in hidden fields of later pages.',
      fr: 'Le mot de passe de la base est renvoyé en clair : sur le résultat, dans son champ et dans des champs cachés des pages suivantes.',
    },
    evidence: {
      en: 'POST step=db_test with db_type=postgresql and pg_password=Aa1-seen-1: the page shows postgresql://me:Aa1-seen-1@...; step=db_form holds it in value="Aa1-seen-1".',
      fr: 'POST step=db_test avec db_type=postgresql et pg_password=Aa1-seen-1 : la page montre postgresql://me:Aa1-seen-1@... ; step=db_form le contient dans value="Aa1-seen-1".',
    },
  },
  'XF-045': {
    severity: 'low',
    what: {
      en: 'Any page can sign a user out.',
      fr: "N'importe quelle page peut déconnecter un utilisateur.",
    },
    evidence: {
      en: "Sign in, then curl -b session=... -H 'Origin: https://elsewhere.example' -d x=1 <server>/auth/logout: HTTP 302, and /dashboard leads to the sign-in; a GET does the same.",
      fr: "Connectez-vous, puis curl -b session=... -H 'Origin: https://elsewhere.example' -d x=1 <serveur>/auth/logout : HTTP 302, et /dashboard mène à la connexion ; un GET fait de même.",
    },
  },
  'XF-046': {
    severity: 'low',
    what: {
      en: 'The page for an unknown address shows the keys of its texts instead of the texts.',
      fr: "La page d'une adresse inconnue montre les clés de ses textes au lieu des textes.",
    },
    evidence: {
      en: 'After an installation open /no-such-page: "404 errors.not_found errors.not_found errors.back_home".',
      fr: 'Après une installation, ouvrez /no-such-page : « 404 errors.not_found errors.not_found errors.back_home ».',
    },
  },
  'XF-047': {
    severity: 'medium',
    what: {
      en: 'A line of .env that begins with "export" is not replaced; where it comes last, the old database is used.',
      fr: "Une ligne de .env qui commence par « export » n'est pas remplacée ; si elle vient en dernier, c'est l'ancienne base qui sert.",
    },
    evidence: {
      en: 'Prepare .env with SQLALCHEMY_DATABASE_URI=... and, below, export SQLALCHEMY_DATABASE_URI=..., install into another file, restart, sign in: POST /auth/login answers 500.',
      fr: 'Préparez .env avec SQLALCHEMY_DATABASE_URI=... et, dessous, export SQLALCHEMY_DATABASE_URI=..., installez dans un autre fichier, redémarrez, connectez-vous : POST /auth/login répond 500.',
    },
  },
  'XF-048': {
    severity: 'low',
    what: {
      en: 'A name or a password typed with decomposed accents does not match the same one with composed accents.',
      fr: "Un nom ou un mot de passe saisi avec des accents décomposés n'est pas le même qu'avec des accents composés.",
    },
    evidence: {
      en: 'Install with admin_username=ame%CC%81lie, restart, and sign in as am%C3%A9lie: HTTP 401; with the letters as they were typed: 200.',
      fr: "Installez avec admin_username=ame%CC%81lie, redémarrez, et connectez-vous comme am%C3%A9lie : HTTP 401 ; avec les lettres telles qu'elles ont été saisies : 200.",
    },
  },
  'XF-049': {
    severity: 'low',
    what: {
      en: 'An empty user name is sent back without a message, with "admin" in its place.',
      fr: "Un nom d'utilisateur vide est renvoyé sans un mot, avec « admin » à sa place.",
    },
    evidence: {
      en: 'POST step=admin with admin_username= at the administrator step: HTTP 200, the form again, no message, value="admin".',
      fr: 'POST step=admin avec admin_username= à l\'étape de l\'administrateur : HTTP 200, de nouveau le formulaire, aucun message, value="admin".',
    },
  },
  'XF-050': {
    severity: 'high',
    what: {
      en: 'Two people who finalize at once both become administrators, and now and then one of them gets HTTP 500.',
      fr: 'Deux personnes qui finalisent en même temps deviennent toutes deux administrateurs, et parfois une reçoit HTTP 500.',
    },
    evidence: {
      en: 'Bring two sessions to the summary with the same SQLite file and other user names, then POST step=finalize ten times from each at once (curl ... &): SELECT username FROM users gives both.',
      fr: "Amenez deux sessions au résumé avec le même fichier SQLite et d'autres noms d'utilisateur, puis envoyez step=finalize dix fois de chacune à la fois (curl ... &) : SELECT username FROM users donne les deux.",
    },
  },
  'XF-051': {
    severity: 'low',
    what: {
      en: 'The button that opens the menu on a phone has no name, on the sign-in page and on every page after it.',
      fr: "Le bouton qui ouvre le menu sur un téléphone n'a pas de nom, sur la page de connexion et sur toutes les suivantes.",
    },
    evidence: {
      en: 'curl -s <server>/auth/login, look for navbar-toggler: a <button> with an empty <span>, neither text nor aria-label.',
      fr: 'curl -s <serveur>/auth/login, cherchez navbar-toggler : un <button> avec un <span> vide, ni texte ni aria-label.',
    },
  },
  'XF-052': {
    severity: 'low',
    what: {
      en: 'The headings of the wizard go from the first level to the fourth or fifth.',
      fr: "Les titres de l'assistant passent du premier niveau au quatrième ou au cinquième.",
    },
    evidence: {
      en: 'curl -s <server>/install/ shows <h1>, then <h4>; at the later steps the next heading is an <h5>.',
      fr: 'curl -s <serveur>/install/ montre <h1>, puis <h4> ; aux étapes suivantes, le titre suivant est un <h5>.',
    },
  },
  'XF-053': {
    severity: 'low',
    what: {
      en: 'After a refusal the focus is not at what was refused: who uses the keyboard or hears the page begins anew.',
      fr: "Après un refus, le focus n'est pas sur ce qui a été refusé : qui emploie le clavier ou écoute la page recommence du début.",
    },
    evidence: {
      en: 'Upload a .tar.gz that is none, or test a database that refuses: document.activeElement is <body>; no element of the page has autofocus or a tabindex. At the sign-in it stays on the button.',
      fr: "Téléversez un .tar.gz qui n'en est pas un, ou testez une base qui refuse : document.activeElement est <body> ; aucun élément de la page n'a autofocus ni tabindex. À la connexion, il reste sur le bouton.",
    },
  },
  'XF-054': {
    severity: 'medium',
    what: {
      en: 'Each page loads styles and scripts from up to three other hosts: without the Internet it is bare, and each visit tells them who installs.',
      fr: "Chaque page charge styles et scripts depuis jusqu'à trois autres hôtes : sans Internet elle est nue, et chaque visite leur dit qui installe.",
    },
    evidence: {
      en: 'curl -s <server>/install/ and <server>/auth/login: src and href name cdn.jsdelivr.net, cdnjs.cloudflare.com and unpkg.com.',
      fr: 'curl -s <serveur>/install/ et <serveur>/auth/login : src et href nomment cdn.jsdelivr.net, cdnjs.cloudflare.com et unpkg.com.',
    },
  },
  'XF-055': {
    severity: 'low',
    what: {
      en: 'The French pages put a plain space, or none, before ! ? and :, so that the mark may stand alone on the next line.',
      fr: 'Les pages françaises mettent une espace ordinaire, ou aucune, avant ! ? et : ; le signe peut se retrouver seul à la ligne.',
    },
    evidence: {
      en: "curl -s -b 'the cookie after /lang/fr' <server>/install/: « Bienvenue dans l'assistant d'installation ! » holds U+0020 before the mark; the summary says « Type: ».",
      fr: "curl -s -b 'le cookie après /lang/fr' <serveur>/install/ : « Bienvenue dans l'assistant d'installation ! » contient U+0020 avant le signe ; le résumé dit « Type: ».",
    },
  },
  'XF-056': {
    severity: 'critical',
    what: {
      en: 'With a Redis that needs no password, only the first request of each visitor is answered: every other one ends with HTTP 500.',
      fr: 'Avec un Redis sans mot de passe, seule la première requête de chaque visiteur reçoit une réponse : toutes les autres finissent en HTTP 500.',
    },
    evidence: {
      en: 'Start it with REDIS_HOST and REDIS_PORT of such a Redis, then twice: curl -L -b jar -c jar <server>/ - the first says 200, the second 500; the log says UnicodeDecodeError, for the session is read as text.',
      fr: "Démarrez-le avec REDIS_HOST et REDIS_PORT d'un tel Redis, puis deux fois : curl -L -b jar -c jar <serveur>/ - la première répond 200, la deuxième 500 ; le journal dit UnicodeDecodeError, car la session est lue comme du texte.",
    },
  },
  'XF-057': {
    severity: 'high',
    what: {
      en: 'Its start never ends, and says nothing, where Redis accepts connections and does not answer.',
      fr: 'Son démarrage ne finit jamais, et ne dit rien, quand Redis accepte les connexions et ne répond pas.',
    },
    evidence: {
      en: 'Set REDIS_HOST and REDIS_PORT to a port where something listens and says nothing (nc -lk 6399), start run_prod.py: after 40 s no port is open and not one line is printed.',
      fr: "Donnez à REDIS_HOST et REDIS_PORT un port où quelque chose écoute sans rien dire (nc -lk 6399), lancez run_prod.py : après 40 s aucun port n'est ouvert et pas une ligne n'est affichée.",
    },
  },
  'XF-058': {
    severity: 'critical',
    what: {
      en: 'In production it starts with a key of ten letters and with the placeholders of its own example files, so anybody can sign a session.',
      fr: "En production, il démarre avec une clé de dix lettres et avec les valeurs d'exemple de ses propres fichiers : n'importe qui peut signer une session.",
    },
    evidence: {
      en: 'FLASK_ENV=production FLASK_SECRET_KEY=tooshortbe python run_prod.py serves pages; so it does with the key of .env.example and of .env.production.example.',
      fr: 'FLASK_ENV=production FLASK_SECRET_KEY=tooshortbe python run_prod.py sert les pages ; de même avec la clé de .env.example et de .env.production.example.',
    },
  },
  'XF-059': {
    severity: 'low',
    what: {
      en: 'Started as its own script starts it, what it prints at its start does not reach the log until much later, and is lost when it is killed.',
      fr: "Démarré comme par son propre script, ce qu'il affiche à son démarrage n'arrive au journal que bien plus tard, et se perd s'il est tué.",
    },
    evidence: {
      en: 'python run_prod.py > out.log, without PYTHONUNBUFFERED: out.log is empty while the server answers.',
      fr: 'python run_prod.py > out.log, sans PYTHONUNBUFFERED : out.log est vide alors que le serveur répond.',
    },
  },
  'XF-060': {
    severity: 'critical',
    what: {
      en: 'A SQLite file may be called installed.flag: the connection test makes it, and from then on every page ends with HTTP 500, also after a restart.',
      fr: "Un fichier SQLite peut s'appeler installed.flag : le test de connexion le crée, et dès lors chaque page finit en HTTP 500, même après un redémarrage.",
    },
    evidence: {
      en: 'On a fresh checkout, type installed.flag as the name of the SQLite file and test the connection: instance/installed.flag is a database of 64 KB, and / and /install/ answer 500.',
      fr: 'Sur une copie neuve, saisissez installed.flag comme nom du fichier SQLite et testez la connexion : instance/installed.flag est une base de 64 Ko, et / et /install/ répondent 500.',
    },
  },
  'XF-061': {
    severity: 'medium',
    what: {
      en: 'Each page after a form lies at an address that answers nobody: opened again, bookmarked or sent to somebody, it gives HTTP 405.',
      fr: 'Chaque page qui suit un formulaire est à une adresse qui ne répond à personne : rouverte, mise en favori ou envoyée, elle donne HTTP 405.',
    },
    evidence: {
      en: 'curl -s -o /dev/null -w "%{http_code}" <server>/install/step: 405. The browser shows this address from the prerequisites to the summary.',
      fr: 'curl -s -o /dev/null -w "%{http_code}" <serveur>/install/step : 405. Le navigateur montre cette adresse des prérequis au récapitulatif.',
    },
  },
  'XF-062': {
    severity: 'critical',
    what: {
      en: 'Once an account is called admin, as the wizard suggests, the whole administration opens to everybody, without signing in.',
      fr: "Dès qu'un compte s'appelle admin, comme l'assistant le propose, toute l'administration s'ouvre à tout le monde, sans connexion.",
    },
    evidence: {
      en: "Install with admin_username=admin and restart; then, without any cookie, curl -s -o /dev/null -w '%{http_code}' <server>/admin/settings: 200.",
      fr: "Installez avec admin_username=admin et redémarrez ; puis, sans aucun cookie, curl -s -o /dev/null -w '%{http_code}' <serveur>/admin/settings : 200.",
    },
    place: 'backend/src/decorators.py:65',
  },
  'XF-063': {
    severity: 'high',
    what: {
      en: 'An administrator who is not called admin is refused the whole administration.',
      fr: "Un administrateur qui ne s'appelle pas admin se voit refuser toute l'administration.",
    },
    evidence: {
      en: 'Install with admin_username=amelie, restart, sign in and open /admin/: HTTP 403.',
      fr: 'Installez avec admin_username=amelie, redémarrez, connectez-vous et ouvrez /admin/ : HTTP 403.',
    },
    place: 'backend/src/decorators.py:65',
  },
  'XF-064': {
    severity: 'high',
    what: {
      en: 'The pages that list users, create them and edit translations end with HTTP 500: they extend a template that is not there.',
      fr: "Les pages qui listent les utilisateurs, en créent et modifient les traductions finissent en HTTP 500 : elles étendent un modèle qui n'existe pas.",
    },
    evidence: {
      en: 'Install with admin_username=admin, restart and open /admin/users/: HTTP 500, and the log says TemplateNotFound: layouts/admin.html.',
      fr: 'Installez avec admin_username=admin, redémarrez et ouvrez /admin/users/ : HTTP 500, et le journal dit TemplateNotFound: layouts/admin.html.',
    },
    place: 'frontend/templates/admin/users_list.html:16',
  },
  'XF-065': {
    severity: 'high',
    what: {
      en: 'Five sign-ins in a minute, even good ones, keep everybody at that address out.',
      fr: 'Cinq connexions en une minute, même réussies, empêchent tout le monde à cette adresse de se connecter.',
    },
    evidence: {
      en: 'Sign in six times in a minute with the right password: the sixth answers HTTP 429. Behind a proxy all people share one address.',
      fr: 'Connectez-vous six fois en une minute avec le bon mot de passe : la sixième répond HTTP 429. Derrière un proxy, tout le monde a la même adresse.',
    },
    place: 'backend/src/services/rate_limiter.py:110',
  },
  'XF-066': {
    severity: 'low',
    what: {
      en: 'A program that tried too often gets a page in HTML, which does not say how long to wait.',
      fr: 'Un programme qui a trop essayé reçoit une page HTML, qui ne dit pas combien de temps attendre.',
    },
    evidence: {
      en: 'Sign in six times in a minute with curl -i: HTTP 429, Content-Type: text/html, without Retry-After.',
      fr: 'Connectez-vous six fois en une minute avec curl -i : HTTP 429, Content-Type: text/html, sans Retry-After.',
    },
    place: 'backend/src/services/rate_limiter.py:109',
  },
  'XF-067': {
    severity: 'medium',
    what: {
      en: 'Who has to wait after too many attempts is told that an error occurred, and nothing of waiting.',
      fr: "Qui doit attendre après trop de tentatives apprend qu'une erreur est survenue, et rien de l'attente.",
    },
    evidence: {
      en: 'Type a wrong password six times at /auth/login: "An error occurred". Its page reads the HTML of the answer as JSON.',
      fr: 'Saisissez six fois un mauvais mot de passe sur /auth/login : « Une erreur est survenue ». La page lit le HTML de la réponse comme du JSON.',
    },
    place: 'frontend/templates/auth/login.html:123',
  },
  'XF-068': {
    severity: 'high',
    what: {
      en: 'Where a variable or .env.production names a database, the one chosen in the wizard is lost at the next start, and nobody can sign in.',
      fr: "Quand une variable ou .env.production nomme une base de données, celle choisie dans l'assistant est perdue au démarrage suivant, et personne ne peut se connecter.",
    },
    evidence: {
      en: 'Start with SQLALCHEMY_DATABASE_URI=sqlite:///elsewhere.db, install into another file, restart and sign in: POST /auth/login answers 500. The wizard said nothing of it.',
      fr: "Démarrez avec SQLALCHEMY_DATABASE_URI=sqlite:///elsewhere.db, installez dans un autre fichier, redémarrez et connectez-vous : POST /auth/login répond 500. L'assistant n'en a rien dit.",
    },
    place: 'backend/src/config.py:54',
  },
  'XF-069': {
    severity: 'high',
    what: {
      en: 'An account of the same name that is there already keeps its password, and the wizard says that all went well: what was typed never signs in.',
      fr: "Un compte du même nom qui existe déjà garde son mot de passe, et l'assistant dit que tout va bien : ce qui a été saisi ne connecte jamais.",
    },
    evidence: {
      en: 'Install, remove instance/installed.flag, restart, install again into the same file with another password: HTTP 200; only the first password signs in.',
      fr: 'Installez, supprimez instance/installed.flag, redémarrez, réinstallez dans le même fichier avec un autre mot de passe : HTTP 200 ; seul le premier mot de passe connecte.',
    },
    place: 'backend/src/routes/install.py:416',
  },
  'XF-070': {
    severity: 'low',
    what: {
      en: 'A port or a number of Redis that is no number ends with HTTP 500.',
      fr: "Un port ou un numéro de Redis qui n'est pas un nombre finit en HTTP 500.",
    },
    evidence: {
      en: "curl -s -o /dev/null -w '%{http_code}' -d 'step=cache_test&cache_backend=redis&redis_port=x' <server>/install/step: 500; the log says ValueError.",
      fr: "curl -s -o /dev/null -w '%{http_code}' -d 'step=cache_test&cache_backend=redis&redis_port=x' <serveur>/install/step : 500 ; le journal dit ValueError.",
    },
    place: 'backend/src/routes/install.py:313',
  },
  'XF-071': {
    severity: 'medium',
    what: {
      en: 'Four people who test a Redis that says nothing keep everybody else waiting: each holds one of the four threads for 5 seconds or more.',
      fr: "Quatre personnes qui testent un Redis muet font attendre tous les autres : chacune tient l'un des quatre fils d'exécution pendant 5 secondes ou plus.",
    },
    evidence: {
      en: 'Listen and say nothing on port 6399, send four times at once step=cache_test&cache_backend=redis&redis_port=6399 to <server>/install/step, then time curl <server>/api/health: it is answered when the first of them is.',
      fr: "Écoutez sans rien dire sur le port 6399, envoyez quatre fois à la fois step=cache_test&cache_backend=redis&redis_port=6399 à <serveur>/install/step, puis mesurez curl <serveur>/api/health : il répond quand la première d'entre elles répond.",
    },
    place: 'backend/src/services/cache_service.py:203',
  },
  'XF-072': {
    severity: 'low',
    what: {
      en: 'The password fields of the databases do not say that they take a new password: a browser fills in one that it has kept for this site.',
      fr: "Les champs de mot de passe des bases de données ne disent pas ce qu'ils attendent : un navigateur y met un mot de passe qu'il a gardé pour ce site.",
    },
    evidence: {
      en: 'Look at pg_password and mysql_password at the database step: neither has an autocomplete attribute.',
      fr: "Regardez pg_password et mysql_password à l'étape de la base de données : aucun n'a d'attribut autocomplete.",
    },
  },
  'XF-073': {
    severity: 'high',
    what: {
      en: "The administrator's password lies in plain text in a file of instance/sessions; an installation that is interrupted leaves it there.",
      fr: "Le mot de passe de l'administrateur se trouve en clair dans un fichier de instance/sessions ; une installation interrompue l'y laisse.",
    },
    evidence: {
      en: 'Fill in the administrator step, then grep -rl "the password" instance/sessions, before the end or after kill -9.',
      fr: 'Remplissez l\'étape de l\'administrateur, puis grep -rl "le mot de passe" instance/sessions, avant la fin ou après kill -9.',
    },
    place: 'backend/src/routes/install.py:114',
  },
} as const satisfies Record<string, Finding>;
