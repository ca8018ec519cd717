import Mocha from 'mocha';
import { writeFileSync } from 'node:fs';

/** VS Code loads this inside its extension host, and the run is over when it is settled. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 20_000, color: false });
  // The suites are in this bundle, so mocha has no files to load; this is what it does before each.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./suite.js');
  await import('./fileSystems.js');
  await import('./untitled.js');
  await import('./onDisk.js');
  await import('./form.js');
  await import('./regenerate.js');
  await import('./lift.js');
  await import('./resolve.js');
  const lines: string[] = [];
  const report = { passes: 0, failures: 0, lines };
  await new Promise<void>((resolve) => {
    mocha
      .reporter(class extends Mocha.reporters.Base {})
      .run(() => resolve())
      .on('pass', (passed) => {
        report.passes += 1;
        lines.push(`✔ ${passed.fullTitle()}`);
      })
      .on('fail', (failed, error) => {
        report.failures += 1;
        lines.push(`✖ ${failed.fullTitle()}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      });
  });
  if (process.env.IN_HOST_REPORT) writeFileSync(process.env.IN_HOST_REPORT, JSON.stringify(report));
  if (report.failures > 0) throw new Error(`${report.failures} failed`);
}
