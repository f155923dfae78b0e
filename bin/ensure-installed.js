// Installs what is missing before `npm start` and `npm test`, so that a clean clone needs no other step.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: this needs 20.19 or newer.\n`);
  process.exit(1);
}

/** True when the installed set was made after the last change of the wanted one. */
function isInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names = Object.keys({ ...wanted.dependencies, ...wanted.devDependencies });
  return (
    names.every((name) => existsSync(join(root, 'node_modules', name, 'package.json'))) &&
    statSync(marker).mtimeMs > 0
  );
}

if (!isInstalled()) {
  process.stdout.write('Installing what is missing (once, about half a minute) …\n');
  // npm install, not npm ci: a lock file made on one platform lacks optional packages of others
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    process.stderr.write('npm install failed: see above. Is the network reachable?\n');
    process.exit(status ?? 1);
  }
}
