/** A control that Tab came to. */
export interface Stop {
  readonly state: 'new';
  readonly name: string;
  /** It looks different from what it is without the focus. */
  readonly isSeen: boolean;
  /** In pixels from the page's corner. */
  readonly box: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;
}

/** The end of a round: nothing has the focus any more, or something that had it before. */
interface RoundEnd {
  readonly state: 'over';
  /** It came back to another control than the first one. */
  readonly isHeld: boolean;
  readonly missed: readonly string[];
}

/** What the page remembers of a round. */
interface Met {
  focusMet?: Element[];
}

/** Runs in the browser: the next Tab comes to the first control of the page, wherever the focus was. */
export function beginRound(): void {
  const begin = document.createElement('span');
  begin.tabIndex = -1;
  document.body.prepend(begin);
  begin.focus();
  // The browser goes on from the place of a focus that is gone.
  begin.remove();
  (window as Met).focusMet = [];
}

/** Runs in the browser: whether a control has the focus, and what has it, in a few words. */
export function findFocus(control: Element): { readonly isHere: boolean; readonly name: string } {
  const element = document.activeElement ?? document.body;
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 30);
  const name = [element.localName, element.id && `#${element.id}`, words && ` "${words}"`].join('');
  return { isHere: element === control, name };
}

/**
 * Runs in the browser: it may use nothing of this file. What shows the focus is read twice, with it and without: a
 * ring may be drawn by the element, by what it stands in (a card around a radio button) or by what belongs to it.
 */
export function readStop(): Stop | RoundEnd {
  const met = (window as Met).focusMet ?? [];
  const name = (of: Element) => {
    const words = (of.textContent || of.getAttribute('name') || '').replace(/\s+/g, ' ').trim().slice(0, 30);
    return [of.localName, of.id && `#${of.id}`, words && ` "${words}"`].join('');
  };
  const look = (of: Element) => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    const labels = [...((of as HTMLInputElement).labels ?? [])];
    const around = [of.parentElement, of.parentElement?.parentElement].filter((one) => one != null);
    // A field that is laid unseen over what is drawn for it (a file, a switch) shows nothing by itself.
    const seen = [of, ...labels, ...around].filter((one) => one.checkVisibility({ opacityProperty: true }));
    const drawn = seen.flatMap((one) =>
      [null, '::before', '::after'].map((part) => {
        const style = getComputedStyle(one, part);
        const isRing = style.outlineStyle !== 'none' && !/transparent|, 0\)$/.test(style.outlineColor);
        const ring = isRing ? `${style.outlineStyle} ${style.outlineColor} ${style.outlineWidth}` : '';
        const { boxShadow, borderColor, borderWidth, backgroundColor, textDecoration } = style;
        return [ring, boxShadow, borderColor, borderWidth, backgroundColor, textDecoration].join(';');
      }),
    );
    const { width, height } = of.getBoundingClientRect();
    return [...drawn, width, height].join('\n');
  };

  const element = document.activeElement;
  const isLeft = element === null || element === document.body || element === document.documentElement;
  if (isLeft || met.includes(element)) {
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')];
    const missed = controls.filter((control) => {
      // Of a group one control is a stop, and the arrow keys lead to the others.
      const isOneOfMany = control.matches('[type=radio]:not(:checked), [role=tab]:not([aria-selected=true])');
      return (
        !isOneOfMany &&
        !control.matches(':disabled') &&
        control.checkVisibility({ visibilityProperty: true }) &&
        !met.includes(control)
      );
    });
    return { state: 'over', isHeld: !isLeft && element !== met[0], missed: missed.map(name) };
  }
  met.push(element);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const box = {
    left: left + scrollX,
    top: top + scrollY,
    right: right + scrollX,
    bottom: bottom + scrollY,
  };
  const focused = look(element);
  (element as HTMLElement).blur();
  const resting = look(element);
  (element as HTMLElement).focus({ preventScroll: true });
  return { state: 'new', name: name(element), isSeen: focused !== resting, box };
}
