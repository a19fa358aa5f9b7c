import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true });

test.describe('a server that is watched', () => {
  test.use({ serverOptions: { tracesContacts: true } });

  test(
    'contacts nobody outside this machine',
    proves('C47 no egress'),
    async ({ journey, wizard, foreignContacts }) => {
      await journey();
      await wizard.signIn.open();
      await expect(wizard.signIn.button).toBeVisible();

      expect(await foreignContacts()).toEqual([]);
    },
  );
});

test('no page asks another host', proves('C47 no egress'), async ({ journey, wizard, foreignHosts }) => {
  await journey();
  await wizard.signIn.open();
  await expect(wizard.signIn.button).toBeVisible();

  expect(foreignHosts()).toEqual([]);
});
