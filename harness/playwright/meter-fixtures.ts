import { test as base } from '@playwright/test';
import { measuresAttachment } from '../evidence/notes.ts';
import { StepMeter } from '../wizard/step-meter.ts';

export interface MeterFixtures {
  /** Measures the screens of the test's tab; what it has read goes to the report, passed or failed. */
  readonly stepMeter: StepMeter;
}

/** What a wizard costs the person who waits for it. */
export const meterTest = base.extend<MeterFixtures>({
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
