// Ruby runs the generated algorithms in some tests. Installed by apt-get where that may be; else it is said what is missing.
import { spawnSync } from 'node:child_process';

const PACKAGES = ['ruby', 'ruby-activesupport', 'ruby-liquid', 'ruby-whitequark-parser', 'ruby-json-schema', 'ruby-webrick'];
const NEEDED = 'require "active_support"; require "liquid"; require "parser/current"; require "json-schema"; require "webrick"';
const works = () => spawnSync('ruby', ['-e', NEEDED], { stdio: 'ignore' }).status === 0;
const run = (...line) =>
  spawnSync(line[0], line.slice(1), { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0;

if (!works()) {
  const byRoot = process.getuid?.() === 0;
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (byRoot && apt) {
    console.log(`installing ${PACKAGES.join(' ')} …`);
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', ...PACKAGES);
  }
  if (!works()) {
    console.log('Ruby or one of its packages could not be installed, so the tests that run the generated Ruby are skipped.');
    console.log(
      apt
        ? `To have them: sudo apt-get install ${PACKAGES.join(' ')}`
        : `To have them, install what these Debian packages hold: ${PACKAGES.join(' ')}`,
    );
  }
}
