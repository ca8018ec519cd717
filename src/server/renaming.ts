import { ResponseError } from 'vscode-jsonrpc/node';
import { rename, renameTarget } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** Of the protocol: the request was right and cannot be done. */
const REQUEST_FAILED = -32803;

/** Variables and resources get another name; the editor shows why one is refused. */
export const renaming: Feature = {
  capabilities: { renameProvider: { prepareProvider: true } },
  register({ connection, documents }) {
    connection.onPrepareRename(async ({ textDocument, position }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      if (!live) return null;
      const target = renameTarget(live.parts, live.document.offsetAt(position));
      return 'refused' in target ? refusal(target.refused) : { range: lspRange(live.document, target.range), placeholder: target.name };
    });
    connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
      const live = await documents.parted(uri, token);
      if (!live) return null;
      const target = renameTarget(live.parts, live.document.offsetAt(position));
      if ('refused' in target) return refusal(target.refused);
      await live.read(token);
      const made = rename(live.parts, live.document.offsetAt(position), newName, live.reader);
      if ('refused' in made) return refusal(made.refused);
      const edits = made.edits.map(({ start, end, text }) => ({ range: lspRange(live.document, { start, end }), newText: text }));
      return { changes: { [uri]: edits } };
    });
  },
};

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(REQUEST_FAILED, reason);
}
