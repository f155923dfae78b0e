/**
 * For a hotline process (`--import`): at SIGUSR2 its disk is full, at the next one it is not any more. SQLite itself
 * then refuses every page more (`max_page_count`), with the code that a full disk has; no rights are needed for it.
 */
const WORK = `
import { createRequire } from 'node:module';
const Libsql = createRequire(process.argv[1])('libsql');
const open = new Set();
const { exec, close } = Libsql.prototype;
Libsql.prototype.exec = function (sql) { open.add(this); return exec.call(this, sql); };
Libsql.prototype.close = function () { open.delete(this); return close.call(this); };
let full = false;
process.on('SIGUSR2', () => {
  full = !full;
  for (const db of open) exec.call(db, 'PRAGMA max_page_count = ' + (full ? 1 : 4294967294));
});
`;

/** As `--import` takes it. */
export const FULL_DISK = `data:text/javascript,${encodeURIComponent(WORK)}`;
