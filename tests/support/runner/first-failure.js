/**
 * Ends a test file at its first failure, where `FIRST_FAILURE` is set: who only asks whether a fault is seen need not
 * wait for the rest.
 */

/** @param environment Jest's environment of a test file; it is told what happens */
export function stopAtFirstFailure(environment) {
  if (process.env.FIRST_FAILURE === undefined) return;
  let failed = false;
  environment.handleTestEvent = ({ name, test, describeBlock }) => {
    failed ||= name === 'test_fn_failure' || name === 'hook_failure';
    if (failed && name === 'test_start') test.mode = 'skip';
    if (failed && name === 'run_describe_start') describeBlock.mode = 'skip';
  };
}
