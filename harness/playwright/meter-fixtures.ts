import { measuresAttachment } from '../evidence/notes.ts';
import { StepMeter } from '../wizard/step-meter.ts';
import { redisTest } from './redis-fixtures.ts';

export interface MeterFixtures {
  /** Measures the screens of the test's tab; what it has read goes to the report, passed or failed. */
  readonly stepMeter: StepMeter;
}

/** What a wizard costs the person who waits for it. */
export const meterTest = redisTest.extend<MeterFixtures>({
  stepMeter: [
    async ({ page }, use, info) => {
      const meter = new StepMeter(page);
      await use(meter);
      const body = JSON.stringify(meter.measures, null, 2);
      await info.attach(measuresAttachment, { body, contentType: 'application/json' });
    },
    { box: true },
  ],
});
