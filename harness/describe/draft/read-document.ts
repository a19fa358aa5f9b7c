import type { ControlReading, FieldReading, PageReading } from './page-reading.ts';

/** Reads what a person sees. Runs in the page: it may use nothing of this file. */
export function readDocument(): PageReading {
  const forms = [...document.forms];
  const { origin } = location;
  const tidy = (words: string | null | undefined) => (words ?? '').replace(/\s+/g, ' ').trim();
  const all = (css: string) => [...document.querySelectorAll<HTMLElement>(css)].filter(isSeen);

  return {
    address: location.pathname + location.search + location.hash,
    headings: all('h1, h2, h3, h4, h5, h6, [role=heading]')
      .map((each) => tidy(each.textContent))
      .filter(Boolean),
    lines: (document.body?.innerText ?? '').split('\n').map(tidy).filter(Boolean),
    fields: all('input, select, textarea')
      .filter((each) => !/^(hidden|submit|button|image|reset|search)$/.test((each as HTMLInputElement).type))
      .filter((each) => each.closest('nav, [role=search]') === null)
      .map((each) => readField(each as HTMLInputElement)),
    controls: all('button, [role=button], input[type=submit], input[type=button], input[type=image], a[href]')
      .map(readControl)
      .filter(({ name, isSubmit }) => name !== '' || isSubmit),
    alerts: all('[role=alert], [class*=error i], .alert, .invalid-feedback, .toast')
      .map((each) => tidy(each.innerText))
      .filter(Boolean),
  };

  /** Some forms keep a button beyond the edge, to catch the key Enter. */
  function isSeen(element: Element): boolean {
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const isThere = width > 1 && height > 1 && right + scrollX > 0 && bottom + scrollY > 0;
    return isThere && element.checkVisibility({ visibilityProperty: true });
  }

  function formOf(element: Element): number {
    return forms.indexOf((element as HTMLInputElement).form ?? (element.closest('form') as HTMLFormElement));
  }

  function readField(field: HTMLInputElement): FieldReading {
    const options = field instanceof HTMLSelectElement ? [...(field as HTMLSelectElement).options] : [];
    return {
      name: field.name,
      id: field.id,
      label: labelOf(field),
      type: ['SELECT', 'TEXTAREA'].includes(field.tagName) ? field.tagName.toLowerCase() : field.type,
      autocomplete: field.getAttribute('autocomplete') ?? '',
      value: field.value,
      isChecked: field.checked === true,
      isRequired: field.required || field.getAttribute('aria-required') === 'true',
      isInvalid: field.closest('[aria-invalid=true]') !== null || field.matches('.is-invalid, .error'),
      css: [...idOf(field), pathTo(field)],
      options: options.map(({ value, text }) => ({ value, label: tidy(text) })),
      form: formOf(field),
    };
  }

  function labelOf(field: HTMLInputElement): string {
    const ids = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const candidates = [
      field.getAttribute('aria-label'),
      ...ids.map((id) => document.getElementById(id)?.textContent),
      ...[...(field.labels ?? [])].map((label) => label.textContent),
      field.placeholder,
      field.title,
      field.closest('td')?.previousElementSibling?.textContent,
      field.previousElementSibling?.textContent,
    ];
    return candidates.map(tidy).find(Boolean) ?? '';
  }

  function readControl(element: HTMLElement): ControlReading {
    const input = element as HTMLInputElement;
    const isLink = element.tagName === 'A' && element.getAttribute('role') !== 'button';
    const form = formOf(element);
    const words = [
      element.getAttribute('aria-label'),
      element.innerText,
      input.value,
      input.alt,
      element.title,
    ];
    return {
      kind: isLink ? 'link' : 'button',
      name: words.map(tidy).find(Boolean) ?? '',
      written: tidy(element.textContent),
      css: findByCss(element),
      path: isLink ? pathOf(element as HTMLAnchorElement) : undefined,
      form,
      isSubmit: !isLink && form >= 0 && /^(submit|image)$/.test(input.type),
      isDisabled: input.disabled === true || element.getAttribute('aria-disabled') === 'true',
      isPrimary: /primary|success|cta|submit|next/i.test(element.className),
      isAside:
        element.matches('[aria-expanded], [aria-haspopup], [role=tab], [role=switch], [target=_blank]') ||
        element.closest('nav, header, footer, [role=navigation], [role=banner], [role=contentinfo]') !== null,
    };
  }

  function pathOf({ href }: HTMLAnchorElement): string | undefined {
    if (!href.startsWith(`${origin}/`)) return undefined;
    return href.slice(origin.length);
  }

  function findByCss(element: HTMLElement): string[] {
    const attribute = (name: string) => {
      const value = element.getAttribute(name);
      return value === null || value === '' ? [] : [`[${name}=${JSON.stringify(value)}]`];
    };
    const tag = element.tagName.toLowerCase();
    return [
      ...idOf(element),
      ...attribute('data-testid'),
      ...attribute('name').flatMap((name) => [name, ...attribute('value').map((value) => name + value)]),
      ...(tag === 'a' ? attribute('href').map((href) => `a${href}`) : []),
      ...(element.closest('main form') === null ? [] : [`main form ${tag}`]),
      ...(element.closest('form') === null ? [] : [`form ${tag}${attribute('type').join('')}`]),
      pathTo(element),
    ];
  }

  function idOf({ id }: Element): string[] {
    return id === '' ? [] : [`#${CSS.escape(id)}`];
  }

  function pathTo(element: Element): string {
    const parts: string[] = [];
    for (
      let each: Element | null = element;
      each !== null && each !== document.body;
      each = each.parentElement
    ) {
      const { tagName } = each;
      const alike = [...(each.parentElement?.children ?? [])].filter((other) => other.tagName === tagName);
      const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(each) + 1})` : '';
      parts.unshift(tagName.toLowerCase() + place);
    }
    return ['body', ...parts].join(' > ');
  }
}
