// Every figure that is promised, each beside its bound: npm run bench
// Exits with 1 where one is missed by more than twice. What counts lost and torn files under faults runs last, since it takes longest.
import { spawnSync } from 'node:child_process';

const PARTS = ['bench', 'benchLanguage', 'benchEditor', 'faults'];

const failed = PARTS.filter((part) => {
  console.log(`\n${part}`);
  return spawnSync(process.execPath, [`scripts/${part}.mjs`], { stdio: 'inherit' }).status !== 0;
});
console.log(
  failed.length > 0 ? `\nmissed by more than twice, or failed: ${failed.join(', ')}` : '\nno figure is missed by more than twice',
);
process.exitCode = failed.length > 0 ? 1 : 0;
