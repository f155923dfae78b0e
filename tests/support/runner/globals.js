/** Stands in for `@jest/globals`: hands everything to the test file that runs. */

let current = {};

/** @param globals what Jest made for the test file that is read next */
export function use(globals) {
  current = globals;
}

/** A function of Jest with all that hangs on it (`it.each`), looked up when it is used. */
function later(name) {
  return new Proxy(() => {}, {
    apply: (_, self, given) => Reflect.apply(current[name], self, given),
    get: (_, key) => current[name][key],
  });
}

export const describe = later('describe');
export const it = later('it');
export const test = later('test');
export const expect = later('expect');
export const beforeAll = later('beforeAll');
export const beforeEach = later('beforeEach');
export const afterAll = later('afterAll');
export const afterEach = later('afterEach');
