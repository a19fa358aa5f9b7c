import type { JudgedTest } from './record/record-test.ts';
import { descriptions } from './run-summary.ts';

/** The parts of a wizard, and the rows of the capability table that are about one of them. */
const areas = {
  whole: ['C01', 'C02', 'C13', 'C14', 'C15', 'C22'],
  language: ['C03', 'C04', 'C05', 'C06', 'C43'],
  requirements: ['C07'],
  database: ['C08', 'C09', 'C11'],
  cache: ['C25'],
  backup: ['C23', 'C24'],
  admin: ['C16'],
  finalize: ['C20', 'C21', 'C26', 'C27', 'C41'],
  installed: ['C17', 'C28', 'C46'],
  security: ['C18', 'C19', 'C42', 'C47'],
} as const satisfies Record<string, readonly string[]>;

export type Area = keyof typeof areas;

export const areaNames = Object.keys(areas) as Area[];

/** The parts that a test is about. One that is about nothing of its own is about the whole. */
export function areasOf(test: JudgedTest): readonly Area[] {
  const ids = descriptions(test, 'capability');
  const found = areaNames.filter((area) => areas[area].some((id) => ids.includes(id)));
  return found.length === 0 ? ['whole'] : found;
}
