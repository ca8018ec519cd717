import { CodeActionKind } from 'vscode-languageserver-types';

/** Fixes all that is plain, for an editor that does so when it saves. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.cenit`;
