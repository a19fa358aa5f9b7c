import { expect, proves, test, wizard } from '../../harness/playwright/suite.ts';

const asked = wizard.steps.flatMap((step) =>
  Object.entries(step.asks ?? {}).map(([name, question]) => ({ step, name, question })),
);

for (const { step, name, question } of asked.filter(
  (each) => 'type' in each.question && each.question.required !== undefined,
)) {
  test(
    `${step.name}: without ${name} nobody gets further`,
    proves('C16 admin and field validation'),
    async ({ person }) => {
      await person.reach(step.name);
      await person.answer(step);
      await person.empty(name, question);

      await person.tryToLeave(step);

      expect(await person.isToldOf(name, question)).toBe(true);
      expect(await person.position()).toBe(step.name);
      // Answered after all, it goes on: the person was not lost.
      await person.goOn();
      expect(await person.sees(wizard.end)).toBe(true);
    },
  );
}

for (const { step, name, question } of asked.filter((each) => 'type' in each.question)) {
  test(
    `${step.name}: markup typed into ${name} does nothing`,
    proves('C16 admin and field validation'),
    async ({ person }) => {
      await person.reach(step.name);
      await person.answer(step);
      const countPlanted = await person.plantMarkup(name, question);

      await person.tryToLeave(step);

      expect(countPlanted()).toBe(0);
    },
  );
}

for (const step of wizard.steps) {
  for (const { what, change, says } of step.refuses ?? []) {
    test(
      `${step.name}: ${what} is refused`,
      proves('C16 admin and field validation'),
      async ({ newPerson, answers }) => {
        const person = await newPerson({ answers: change(answers) });
        await person.reach(step.name);
        await person.answer(step);

        await person.tryToLeave(step);

        expect(await person.meets({ text: says })).toBe(true);
        expect(await person.position()).toBe(step.name);
      },
    );
  }
}
