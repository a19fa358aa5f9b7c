import { suiteTest, wizard } from './suite-fixtures.ts';

// Told once here instead of by every test. The server of the run is enough: nothing is answered.
suiteTest.use({ isolated: false, provokes: 'what the page does wrong is for the laws to tell' });

suiteTest(`the first page of ${wizard.name} shows a step of its description`, async ({ person }) => {
  await person.open();

  await person.arrive();
});
