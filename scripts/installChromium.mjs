// Chromium is the window of the editor tests. Installed by apt-get where that may be; else it is said what is missing.
import { spawnSync } from 'node:child_process';
import { chromiumPath } from './editor/browser.mjs';

const run = (...line) =>
  spawnSync(line[0], line.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

if (!chromiumPath()) {
  const byRoot = process.getuid?.() === 0;
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (byRoot && apt) {
    console.log('installing chromium …');
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', 'chromium');
  }
  if (!chromiumPath()) {
    console.log('Chromium could not be installed, so the tests in a real editor are skipped.');
    console.log(
      apt
        ? 'To have them: sudo apt-get install chromium'
        : 'To have them, install Chromium or Chrome, and name its program in the variable CHROMIUM',
    );
  }
}
