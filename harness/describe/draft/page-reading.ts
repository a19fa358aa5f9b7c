/** A field of a page that a person can see. */
export interface FieldReading {
  readonly name: string;
  readonly id: string;
  /** What stands at it, or where nothing does, what stands in it. */
  readonly label: string;
  /** Of an input its type; else `select`, `textarea`. */
  readonly type: string;
  readonly autocomplete: string;
  readonly value: string;
  readonly isChecked: boolean;
  readonly isRequired: boolean;
  /** Whether the page takes what is in it for wrong. */
  readonly isInvalid: boolean;
  /** Ways to find it by CSS, the best first; the last one always finds it. */
  readonly css: readonly string[];
  /** Of a select. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The number of its form; -1 outside of all. */
  readonly form: number;
}

/** Something of a page that can be pressed. */
export interface ControlReading {
  readonly kind: 'button' | 'link';
  /** As it is seen. */
  readonly name: string;
  /** As it is written, where it is drawn in other letters. */
  readonly written: string;
  /** Ways to find it by CSS, the best first; the last one always finds it. */
  readonly css: readonly string[];
  /** Where a link leads, if it stays at this server: path, query and fragment. */
  readonly path: string | undefined;
  readonly form: number;
  /** Sends its form. */
  readonly isSubmit: boolean;
  readonly isDisabled: boolean;
  /** Drawn as the one to press. */
  readonly isPrimary: boolean;
  /** It opens or switches something on this page, or belongs to what frames every page. */
  readonly isAside: boolean;
}

/** What a person reads on a page. */
export interface PageReading {
  /** Path, query and fragment. */
  readonly address: string;
  readonly headings: readonly string[];
  /** What is written on it, line by line. */
  readonly lines: readonly string[];
  readonly fields: readonly FieldReading[];
  readonly controls: readonly ControlReading[];
  /** What it complains of, or tells as a result. */
  readonly alerts: readonly string[];
}
