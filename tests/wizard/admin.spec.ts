import { expect, proves, test } from '../../harness/playwright/test.ts';

const refused = [
  ['a password of 7 characters', 'password', 'Aa1-567', 'passwordTooShort'],
  ['a password without upper case', 'password', 'aaaaaa1-', 'passwordUpper'],
  ['a password without lower case', 'password', 'AAAAAA1-', 'passwordLower'],
  ['a password without a digit', 'password', 'Aaaaaaa-', 'passwordDigit'],
  ['a password without a symbol', 'password', 'Aaaaaaa1', 'passwordSymbol'],
  ['a name of 2 characters', 'username', 'am', 'usernameLength'],
  ['a name of 33 characters', 'username', 'a'.repeat(33), 'usernameLength'],
  ['a name with a space', 'username', 'amelie b', 'usernameCharacters'],
  ['a name with markup', 'username', '<b>amelie</b>', 'usernameCharacters'],
  ['an address without a domain', 'email', 'amelie', 'emailInvalid'],
  ['an address without a dot', 'email', 'amelie@localhost', 'emailInvalid'],
] as const;

for (const [what, field, value, problem] of refused) {
  test(`${what} is refused`, proves('C16'), async ({ wizard, reach, answers }) => {
    await reach('admin_form');

    await wizard.admin.submit({ ...answers.admin, [field]: value });

    await expect(wizard.admin[field]).toHaveAccessibleDescription(wizard.words.problems[problem]);
    await wizard.open();
    await expect(wizard.admin.heading).toBeVisible();
  });
}

test.describe('in French', () => {
  test.use({ language: 'fr' });

  test(
    'each refusal of the administrator step is French',
    proves('C05'),
    async ({ wizard, reach, answers }) => {
      await reach('admin_form');

      for (const [what, field, value, problem] of refused) {
        await test.step(what, async () => {
          await wizard.admin.submit({ ...answers.admin, [field]: value });
          await expect(wizard.admin[field]).toHaveAccessibleDescription(wizard.words.problems[problem]);
        });
      }
    },
  );
});

const accepted = [
  ['a password of 8 characters', 'password', 'Aa1-5678'],
  ['a password with a space as its symbol', 'password', 'Aaaaaaa 1'],
  ['a password with accents', 'password', 'Été à Orléans 1'],
  ['a name of 3 characters', 'username', 'ame'],
  ['a name with an accent', 'username', 'amélie'],
  ['a name of 32 characters', 'username', 'a'.repeat(32)],
  ['an address with a tag', 'email', 'amelie+wizard@mail.example.com'],
] as const;

for (const [what, field, value] of accepted) {
  test(`${what} is accepted`, proves('C16'), async ({ wizard, reach, answers }) => {
    await reach('admin_form');

    await wizard.admin.submit({ ...answers.admin, [field]: value });

    await expect(wizard.summary.heading).toBeVisible();
  });
}

test('two different passwords are refused', proves('C16'), async ({ wizard, reach, answers, target }) => {
  test.skip(!target.abilities.passwordConfirmation, 'the password is typed once');
  await reach('admin_form');

  await wizard.admin.submit({ ...answers.admin, confirmation: 'Aa1-other-2' });

  await expect(wizard.admin.confirmation).toHaveAccessibleDescription(wizard.words.problems.passwordMismatch);
});

test('a refusal keeps what was typed, but no password', proves('C16'), async ({ wizard, reach, answers }) => {
  await reach('admin_form');

  await wizard.admin.submit({ ...answers.admin, password: 'short' });

  await expect(wizard.admin.username).toHaveValue(answers.admin.username);
  await expect(wizard.admin.email).toHaveValue(answers.admin.email);
  await expect(wizard.admin.password).toHaveValue('');
});

test('every field has a label', async ({ wizard, reach }) => {
  await reach('admin_form');

  await expect(wizard.admin.username).toHaveAccessibleName(wizard.words.fields.username);
  await expect(wizard.admin.email).toHaveAccessibleName(wizard.words.fields.email);
  await expect(wizard.admin.password).toHaveAccessibleName(wizard.words.fields.password);
});
