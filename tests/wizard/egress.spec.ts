import { expect, proves, test } from '../../harness/playwright/test.ts';

test.use({ isolated: true, serverOptions: { tracesContacts: true } });

test(
  'nobody outside this machine is contacted',
  proves('C47'),
  async ({ journey, wizard, foreignContacts }) => {
    await journey();
    await wizard.signIn.open();
    await expect(wizard.signIn.button).toBeVisible();

    expect(await foreignContacts()).toEqual([]);
  },
);
