import { readArguments } from './args.js';
import { GENERATOR_VERSION, setTexts, t } from '../core/index.js';
import { HELP, USAGE_HINT } from './help.js';
import { textsOfSystem } from './language.js';
import { exitCodeOf, jsonOf, textOf } from './output.js';
import { runCommand } from './run.js';
import { expectShortRun } from './shortRun.js';

async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  switch (read.do) {
    case 'help':
      process.stdout.write(t(HELP));
      return 0;
    case 'version':
      process.stdout.write(`${GENERATOR_VERSION}\n`);
      return 0;
    case 'usage':
      process.stderr.write(`${read.message}\n${t(USAGE_HINT)}\n`);
      return 2;
    case 'run': {
      const reports = await runCommand(read.command, read.files, read.options);
      process.stdout.write(read.options.json ? jsonOf(reports) : textOf(reports));
      return exitCodeOf(reports, read.options);
    }
  }
}

expectShortRun();
// Whoever reads the output may stop reading, as `head` does.
process.stdout.on('error', () => undefined);

setTexts(textsOfSystem(process.env));
main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `${t('This is a bug in cenit-connectors: {reason}', { reason: error instanceof Error ? error.message : String(error) })}\n`,
    );
    process.exitCode = 1;
  },
);
