// Ours, the test runners' and the ones that change what an interpreter loads. PYTEST_CURRENT_TEST alone switches
// the guards of a Flask application off, so a server started with it would be tested without them.
const notInherited =
  /^(WIZARD_|FIRSTRUN_|PYTEST_|PLAYWRIGHT|PW_|TEST_|NODE_OPTIONS$|FORCE_COLOR$|VIRTUAL_ENV$|PYTHON(PATH|HOME)$)/;

/** The environment an operator's shell would give a server: ours, without what belongs to the test run. */
export function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !notInherited.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}
