import { readArguments } from './args.js';
import { GENERATOR_VERSION, setTexts, t } from '../core/index.js';
import { HELP, USAGE_HINT } from './help.js';
import { textsOfSystem } from './language.js';
import { exitCodeOf, jsonOf, print, textOf } from './output.js';
import { readForMainThread } from './reader.js';
import { runCommand } from './run.js';
import { expectShortRun } from './shortRun.js';

async function main(words: readonly string[]): Promise<number> {
  const read = readArguments(words);
  switch (read.do) {
    case 'help':
      return told(t(HELP), 0);
    case 'version':
      return told(`${GENERATOR_VERSION}\n`, 0);
    case 'usage':
      process.stderr.write(`${read.message}\n${t(USAGE_HINT)}\n`);
      return 2;
    case 'run': {
      const reports = await runCommand(read.command, read.files, read.options);
      return told(read.options.json ? jsonOf(reports) : textOf(reports), exitCodeOf(reports, read.options));
    }
  }
}

/** Whoever acts on what is told must not take a part of it for all: then the run has failed, whatever it did. */
async function told(text: string, code: number): Promise<number> {
  const reason = await print(text);
  if (reason === undefined) return code;
  process.stderr.write(
    `${t('What there is to tell could not be written to the output ({reason}), so it is not all there. Make room, or send it elsewhere.', { reason })}\n`,
  );
  return 1;
}

expectShortRun();
// Each text that is written says how that ended; of what stands against the other output nobody can be told.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

setTexts(textsOfSystem(process.env));
if (!readForMainThread())
  void main(process.argv.slice(2)).then(
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
