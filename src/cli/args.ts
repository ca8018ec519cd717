import { parseArgs } from 'node:util';

export const COMMANDS = ['validate', 'plan', 'generate', 'pack'] as const;

export type Command = (typeof COMMANDS)[number];

export interface Options {
  /** Write nothing, and fail where something would change. */
  readonly check: boolean;
  readonly json: boolean;
}

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
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
    const [command, ...files] = positionals;
    if (values.help || command === 'help') return { do: 'help' };
    if (values.version) return { do: 'version' };
    if (command === undefined) return usage('Say what to do.');
    if (!isCommand(command)) return usage(`There is no command '${command}'.`);
    if (files.length === 0) return usage(`Say which file: cenit-connectors ${command} connector.yaml`);
    return { do: 'run', command, files, options: { check: values.check, json: values.json } };
  } catch (error) {
    return usage(error instanceof Error ? `${error.message.split(/\. To specify|\n/)[0] ?? ''}.`.replace(/\.\.$/, '.') : String(error));
  }
}

function usage(message: string): Arguments {
  return { do: 'usage', message };
}

function isCommand(word: string): word is Command {
  return (COMMANDS as readonly string[]).includes(word);
}
