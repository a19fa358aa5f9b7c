/** Words of wizards in the languages that most of them speak, each as the beginning or all of a word. */
function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.join('|')})`, 'iu');
}

/** On what leads on. */
export const forwardWords = anyOf(
  'continue|next|proceed|go on|start|begin|get started|let.?s go|install|finish|finali[sz]e|complete|create|save',
  'submit|set ?up|configure|apply|run|confirm|accept|agree|done|ok(?!\\p{L})',
  'suivant|continuer|commencer|démarrer|installer|terminer|finaliser|créer|enregistrer|valider|configurer|accepter',
  'weiter|fertig|speichern|installieren|siguiente|continuar|instalar|guardar|avanti|installa',
);

/** On what leads back, away, or into another way. */
export const otherWords = anyOf(
  'back(?!\\p{L})|search|previous|cancel|abort|retry|reset|restore|import|upload|log ?out|sign ?out|help|remove|delete|skip to',
  'start over|restart|rechercher|suche|retour|précédent|annuler|réessayer|restaurer|importer|téléverser|aide|supprimer|recommencer',
  'zurück|abbrechen|atrás|cancelar|indietro|annulla',
);

/** On what leads on without something that is offered. */
export const withoutWords = anyOf(
  'skip|without|later|no,? thanks|ignorer|passer|sans|plus tard|überspringen',
);

export const signInWords = anyOf('log ?[io]n|sign ?in|connexion|se connecter|anmelden|iniciar sesión|accedi');

export const signOutWords = anyOf('log ?(out|off)|sign ?(out|off)|déconnexion|se déconnecter|abmelden|salir');

/** Where a wizard says that all is done. */
export const doneWords = anyOf(
  'success|complete|finished|installed|congratulations|all done|ready to use|all set|réussi|succès|terminé|installé',
  'félicitations|prêt|erfolgreich|abgeschlossen|instalado',
);

export const licenceWords = anyOf(
  'licen[cs]|terms|conditions|agree|accept|privacy policy|j.?accepte|eula|lizenz|acknowledge|understand',
);

/** Of several stores the one that needs no server of its own. */
export const fileWords = anyOf('sqlite|file|flat|local|embedded|built.?in|fichier|dateien?(?!\\p{L})');

/** Of several ways the one that asks for less. */
export const shortWords = anyOf(
  'skip|just install|express|quick|typical|recommended|default settings|rapide|recommandé',
);
