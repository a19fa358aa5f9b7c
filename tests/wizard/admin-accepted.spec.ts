import { expect, proves, test } from '../../harness/playwright/test.ts';

const domain = `${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.com`;

const accepted = [
  ['a password of 8 characters', 'password', 'Aa1-5678'],
  ['a password of 8 characters with emoji', 'password', 'Aa1-🌲🌲🌲🌲'],
  ['a password of 128 characters', 'password', `Aa1-${'x'.repeat(124)}`],
  ['a password of 128 characters with emoji', 'password', `Aa1-${'🌲'.repeat(124)}`],
  ['a password with a space as its symbol', 'password', 'Aaaaaaa 1'],
  ['a password with a fixed space as its symbol', 'password', 'Aaaaaaa\u00a01'],
  ['a password with an emoji as its symbol', 'password', 'Aaaaaaa1🌲'],
  ['a password with spaces at both ends', 'password', ' Aa1aaaaa '],
  ['a password with accents', 'password', 'Été à Orléans 1'],
  ['a password with loose accents', 'password', 'E\u0301te\u0301 a\u0300 Orle\u0301ans 1'],
  ['a Greek password', 'password', 'Καλημέρα-1'],
  ['a password with Arabic digits', 'password', 'Aaaaaa-٣٤٥'],
  ['a password full of quotes', 'password', 'Aa1"\'`;--'],
  ['a password full of markup', 'password', '<b>&Aa1</b>'],
  ['a password full of address signs', 'password', 'Aa1%00%0A+&=#?'],
  ['a name of 3 characters', 'username', 'ame'],
  ['a name of 3 rare Chinese characters', 'username', '𠀀𠀁𠀂'],
  ['a name of 32 characters', 'username', 'a'.repeat(32)],
  ['a name of 32 rare Chinese characters', 'username', '𠀀'.repeat(32)],
  ['a name with an accent', 'username', 'amélie'],
  ['a name with a loose accent', 'username', 'ame\u0301lie'],
  ['a name with dots, dashes and underscores', 'username', 'a.b-c_d'],
  ['a name of digits', 'username', '2026'],
  ['a Greek name', 'username', 'Αμαλία'],
  ['a Chinese name', 'username', '王小明'],
  ['an Arabic name', 'username', 'أميلي'],
  ['a Hindi name that ends in a vowel sign', 'username', 'अमेली'],
  ['a short address', 'email', 'a@b.fr'],
  ['an address with a tag', 'email', 'amelie+wizard@mail.example.com'],
  ['an address with an apostrophe', 'email', "o'brien@example.com"],
  ['an address in capitals', 'email', 'Amelie@Example.COM'],
  ['an address with many dots', 'email', 'a.b.c@d.e.f.example.com'],
  ['an address in an international domain', 'email', 'amelie@xn--80a1acny.xn--p1ai'],
  ['an address of 254 characters', 'email', `${'a'.repeat(64)}@${domain}`],
] as const;

for (const [what, field, value] of accepted) {
  test(`${what} is accepted`, proves('C16 admin and field validation'), async ({ visit, answers }) => {
    const admin = { ...answers.admin, [field]: value };
    const { wizard } = await visit();
    const form = await wizard.reach('admin_form', answers);

    const next = await wizard.submit(form, { ...answers, admin });

    expect(next.screen).toBe('summary');
    expect(next.text).toContain(admin.username.normalize('NFC'));
    expect(next.text).toContain(admin.email);
  });
}

test.describe('once it is installed', () => {
  test.use({ isolated: true });

  test(
    'the spaces around a password belong to it',
    proves('C16 admin and field validation', 'C28 restart persistence'),
    async ({ http, wizard, answers, ownServer, announce }) => {
      announce('refused sign-in', 'the password without its spaces is wrong');
      const password = ` ${answers.admin.password} `;
      await http.install({ ...answers, admin: { ...answers.admin, password } });
      await ownServer.restart();
      await wizard.signIn.open();

      await wizard.signIn.signIn(answers.admin.username, answers.admin.password);
      await expect(wizard.signIn.message).toContainText(wizard.words.problems.signInFailed);
      await wizard.signIn.signIn(answers.admin.username, password);

      await expect(wizard.dashboard.heading).toBeVisible();
    },
  );

  test(
    'a password with loose accents is typed with joined ones',
    proves('C16 admin and field validation', 'C28 restart persistence'),
    async ({ http, wizard, answers, ownServer }) => {
      const password = `${answers.admin.password} à l'été`;
      await http.install({ ...answers, admin: { ...answers.admin, password: password.normalize('NFD') } });
      await ownServer.restart();
      await wizard.signIn.open();

      await wizard.signIn.signIn(answers.admin.username, password.normalize('NFC'));

      await expect(wizard.dashboard.heading).toBeVisible();
    },
  );
});
