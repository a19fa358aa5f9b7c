import { expect, proves, test } from '../../harness/playwright/test.ts';

test(
  'two different passwords are refused',
  proves('C16 admin and field validation'),
  async ({ wizard, reach, answers, target }) => {
    test.skip(!target.abilities.passwordConfirmation, 'the password is typed once');
    await reach('admin_form');

    await wizard.admin.submit({ ...answers.admin, confirmation: 'Aa1-other-2' });

    await expect(wizard.admin.confirmation).toHaveAccessibleDescription(
      wizard.words.problems.passwordMismatch,
    );
  },
);

test(
  'a refusal keeps what was typed, but no password',
  proves('C16 admin and field validation'),
  async ({ wizard, reach, answers }) => {
    await reach('admin_form');

    await wizard.admin.submit({ ...answers.admin, password: 'short' });

    await expect(wizard.admin.username).toHaveValue(answers.admin.username);
    await expect(wizard.admin.email).toHaveValue(answers.admin.email);
    await expect(wizard.admin.password).toHaveValue('');
  },
);

test('every field has a label', async ({ wizard, reach }) => {
  await reach('admin_form');

  await expect(wizard.admin.username).toHaveAccessibleName(wizard.words.fields.username);
  await expect(wizard.admin.email).toHaveAccessibleName(wizard.words.fields.email);
  await expect(wizard.admin.password).toHaveAccessibleName(wizard.words.fields.password);
});
