import { expect, proves, test } from '../../harness/playwright/test.ts';

const refused = [
  ['an empty password', 'password', '', 'fieldRequired'],
  ['a password of 7 characters', 'password', 'Aa1-567', 'passwordTooShort'],
  ['a password of 7 characters with emoji', 'password', 'Aa1-🌲🌲🌲', 'passwordTooShort'],
  ['a password of 129 characters', 'password', `Aa1-${'x'.repeat(125)}`, 'passwordTooLong'],
  ['a password without upper case', 'password', 'aaaaaa1-', 'passwordUpper'],
  ['a password of spaces', 'password', ' '.repeat(12), 'passwordUpper'],
  ['a password in a script without cases', 'password', '密码密码密码1-', 'passwordLower'],
  ['a password without lower case', 'password', 'AAAAAA1-', 'passwordLower'],
  ['a password without a digit', 'password', 'Aaaaaaa-', 'passwordDigit'],
  ['a password with a superscript as its digit', 'password', 'Aaaaaa²-', 'passwordDigit'],
  ['a password with a Roman numeral as its digit', 'password', 'AaaaaaⅧ-', 'passwordDigit'],
  ['a password without a symbol', 'password', 'Aaaaaaa1', 'passwordSymbol'],
  ['a password with an accent as its symbol', 'password', 'Éaaaaaa1', 'passwordSymbol'],
  ['a password with a loose accent as its symbol', 'password', 'E\u0301aaaaa1', 'passwordSymbol'],
  ['a password with a tab', 'password', 'Aa1-\t5678', 'fieldControlCharacters'],
  ['a password with a null character', 'password', 'Aa1-\u00005678', 'fieldControlCharacters'],
  ['a password with an escape', 'password', 'Aa1-\u001b[0m5', 'fieldControlCharacters'],
  ['an empty name', 'username', '', 'fieldRequired'],
  ['a name of 2 characters', 'username', 'am', 'usernameLength'],
  ['a name of 2 rare Chinese characters', 'username', '𠀀𠀁', 'usernameLength'],
  ['a name of 33 characters', 'username', 'a'.repeat(33), 'usernameLength'],
  ['a name with a space', 'username', 'amelie b', 'usernameCharacters'],
  ['a name with a tab', 'username', 'ame\tlie', 'fieldControlCharacters'],
  ['a name with an invisible space', 'username', 'ame\u200blie', 'usernameCharacters'],
  ['a name that reverses the direction of the text', 'username', 'ame\u202elie', 'usernameCharacters'],
  ['a name with markup', 'username', '<b>amelie</b>', 'usernameCharacters'],
  ['a name with a quote', 'username', "ame'lie", 'usernameCharacters'],
  ['a name with a path out of the folder', 'username', '../amelie', 'usernameCharacters'],
  ['a name with a backslash', 'username', 'ame\\lie', 'usernameCharacters'],
  ['a name with an emoji', 'username', 'amelie🌲', 'usernameCharacters'],
  ['a name that looks like an address', 'username', 'amelie@home', 'usernameCharacters'],
  ['a name that begins with a dot', 'username', '.amelie', 'usernameCharacters'],
  ['a name that ends in a dot', 'username', 'amelie.', 'usernameCharacters'],
  ['an empty address', 'email', '', 'fieldRequired'],
  ['an address without a domain', 'email', 'amelie', 'emailInvalid'],
  ['an address without a dot', 'email', 'amelie@localhost', 'emailInvalid'],
  ['an address without an @', 'email', 'amelie.example.com', 'emailInvalid'],
  ['an address with two @', 'email', 'amelie@home@example.com', 'emailInvalid'],
  ['an address that begins with a dot', 'email', '.amelie@example.com', 'emailInvalid'],
  ['an address with a dot before its @', 'email', 'amelie.@example.com', 'emailInvalid'],
  ['an address with two dots in a row', 'email', 'amelie@example..com', 'emailInvalid'],
  ['an address that ends in a dot', 'email', 'amelie@example.com.', 'emailInvalid'],
  ['an address with a space', 'email', 'amelie b@example.com', 'emailInvalid'],
  ['an address in quotes', 'email', '"amelie b"@example.com', 'emailInvalid'],
  ['an address with a name before it', 'email', 'Amélie <amelie@example.com>', 'emailInvalid'],
  ['an address of 255 characters', 'email', makeAddress(255), 'fieldTooLong'],
] as const;

/** A browser's field holds no line break. */
const forged = [
  ['a password with a line break', 'password', 'Aa1-\n5678', 'fieldControlCharacters'],
  ['a name with a line break', 'username', 'ame\nlie', 'fieldControlCharacters'],
  ['an address with a second header', 'email', 'amelie@example.com\nBcc: x@y.fr', 'fieldControlCharacters'],
] as const;

// A row is about what the server takes: it needs no browser, and a page that checks by itself cannot hide the server.
for (const [what, field, value, problem] of [...refused, ...forged]) {
  test(`${what} is refused`, proves('C16 admin and field validation'), async ({ visit, answers, target }) => {
    const { wizard } = await visit();
    const form = await wizard.reach('admin_form', answers);

    const next = await wizard.submit(form, { ...answers, admin: { ...answers.admin, [field]: value } });

    expect(next.screen).toBe('admin_form');
    expect(next.descriptionOf(`admin_${field}`)).toMatch(target.words.en.problems[problem]);
    expect((await wizard.show()).screen).toBe('admin_form');
  });
}

/** One bad answer for each field. */
for (const [what, field, value, problem] of new Map(refused.map((row) => [row[1], row])).values()) {
  test(
    `${what} is reported on its field`,
    proves('C16 admin and field validation'),
    async ({ wizard, reach, answers }) => {
      await reach('admin_form');

      await wizard.admin.submit({ ...answers.admin, [field]: value });

      await expect(wizard.admin[field]).toHaveAccessibleDescription(wizard.words.problems[problem]);
      await expect(wizard.admin[field]).toHaveAttribute('aria-invalid', 'true');
      await expect(wizard.admin[field]).toBeFocused();
      await wizard.open();
      await expect(wizard.admin.heading).toBeVisible();
    },
  );
}

test.describe('on a server of its own', () => {
  test.use({ isolated: true });

  test(
    'a refused password installs nothing',
    proves('C16 admin and field validation', 'C18 forced browsing'),
    async ({ visit, answers, storage, announce }) => {
      announce('step out of order', 'the last step is posted too early');
      const { request, wizard } = await visit();
      const form = await wizard.reach('admin_form', answers);
      const weak = { ...answers.admin, password: 'short', confirmation: 'short' };
      const refused = await wizard.submit(form, { ...answers, admin: weak });

      await request.post('./install/step', { form: { ...refused.hiddenFields(), step: 'finalize' } });

      expect((await wizard.show()).screen).toBe('admin_form');
      expect(await storage.readFlag()).toBeUndefined();
    },
  );
});

const confirmations = [
  ['an absent confirmation', ''],
  ['a confirmation in another case', 'aA1-56789'],
  ['a confirmation with a space behind it', 'Aa1-56789 '],
] as const;

for (const [what, confirmation] of confirmations) {
  test(
    `${what} is refused`,
    proves('C16 admin and field validation'),
    async ({ wizard, reach, answers, target }) => {
      test.skip(!target.abilities.passwordConfirmation, 'the password is typed once');
      await reach('admin_form');

      await wizard.admin.submit({ ...answers.admin, password: 'Aa1-56789', confirmation });

      const { passwordMismatch } = wizard.words.problems;
      await expect(wizard.admin.confirmation).toHaveAccessibleDescription(passwordMismatch);
      await expect(wizard.admin.confirmation).toBeFocused();
    },
  );
}

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test(
    'each refusal of the administrator step is French',
    proves('C05 translated errors'),
    async ({ visit, answers, target }) => {
      const { wizard } = await visit();
      const form = await wizard.reach('admin_form', answers);

      for (const [what, field, value, problem] of new Map(refused.map((row) => [row[3], row])).values()) {
        const told = await wizard.submit(form, { ...answers, admin: { ...answers.admin, [field]: value } });
        expect.soft(told.descriptionOf(`admin_${field}`), what).toMatch(target.words.fr.problems[problem]);
      }
    },
  );
});

/** With nothing wrong but its length. */
function makeAddress(length: number): string {
  const rest = `@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;
  return 'a'.repeat(length - rest.length) + rest;
}
