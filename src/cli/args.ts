import { parseArgs } from 'node:util';
import { t, type OnConflict } from '../core/index.js';

export const COMMANDS = ['validate', 'plan', 'generate', 'pack'] as const;

export type Command = (typeof COMMANDS)[number];

export interface Options {
  /** Write nothing, and fail where something would change. */
  readonly check: boolean;
  readonly json: boolean;
  /** What becomes of places that were edited by hand and are generated in another way. */
  readonly onConflict: OnConflict;
}

const WAYS: readonly OnConflict[] = ['fail', 'keep', 'markers'];

export type Arguments =
  | { readonly do: 'run'; readonly command: Command; readonly files: readonly string[]; readonly options: Options }
  | { readonly do: 'help' | 'version' }
  | { readonly do: 'usage'; readonly message: string };

/** Reads the words of the command line. */
export function readArguments(words: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        'on-conflict': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
    const [command, ...files] = positionals;
    if (values.help || command === 'help') return { do: 'help' };
    if (values.version) return { do: 'version' };
    if (command === undefined) return usage(t('Say what to do.'));
    if (!isCommand(command)) return usage(t("There is no command '{command}'.", { command }));
    if (files.length === 0) return usage(t('Say which file: {example}', { example: `cenit-connectors ${command} connector.yaml` }));
    if (files.includes(''))
      return usage(t('One FILE is an empty text. Give a connector.yaml or its folder; a variable of the shell may be empty.'));
    const { check, json, 'on-conflict': way } = values;
    const onConflict = WAYS.find((one) => one === (way ?? 'fail'));
    if (!onConflict) return usage(t("--on-conflict is fail, keep or markers, not '{way}'.", { way: way ?? '' }));
    if (way !== undefined && command !== 'generate' && command !== 'plan')
      return usage(t('--on-conflict means nothing to {command}.', { command }));
    return { do: 'run', command, files, options: { check, json, onConflict } };
  } catch (error) {
    return usage(refusalOf(error));
  }
}

/** What Node says of wrong options is in English alone: its codes and the option it names are said in our own words. */
function refusalOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const option = /'([^' ]+)[^']*'/.exec(said)?.[1] ?? '';
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return t("There is no option '{option}'.", { option });
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /\bnot take\b/.test(said) ? t("'{option}' takes no value.", { option }) : t("'{option}' needs a value.", { option });
    default:
      return said;
  }
}

function usage(message: string): Arguments {
  return { do: 'usage', message };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}
