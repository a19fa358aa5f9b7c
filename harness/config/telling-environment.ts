import { inheritedEnvironment } from './inherited-environment.ts';

/** What differs from one terminal of a person to the next, and makes no other server. */
const ofTerminal = new RegExp(
  `^(${[
    '_|SHLVL|(OLD)?PWD|LINES|COLUMNS|PS\\d|PROMPT.*|HIST.*|EDITOR|VISUAL|PAGER|LESS.*|LS_COLORS|MAIL|SHELL|STY',
    'TERM.*|COLOR.*|WINDOWID|DISPLAY|XAUTHORITY|(WAYLAND|XDG|DBUS|DESKTOP|GNOME|KDE|GTK|QT|VTE|SYSTEMD)_.*',
    'SESSION.*|CLIENTNAME|(SSH|GPG|VSCODE|WT|WSL|ITERM|KITTY|ALACRITTY|TMUX|LC_TERMINAL|GIT|INVOCATION|JOURNAL)_?.*',
    'npm_.*|INIT_CWD|NODE',
  ].join('|')})$`,
  'i',
);

/** The environment that a server of ours inherits, as far as it may make the server another one. */
export function tellingEnvironment(): Record<string, string> {
  const entries = Object.entries(inheritedEnvironment()).filter(([name]) => !ofTerminal.test(name));
  return Object.fromEntries(entries);
}
