import { CodeActionKind } from 'vscode-languageserver-types';
import { FIX_ALL } from './actionKinds.js';
import type { Later } from './actionSteps.js';
import type { Feature } from './feature.js';
import { runSteps } from './runSteps.js';

/**
 * Fixes of problems, other ways to write something, and all that can be mended without asking. What finds them is a ninth of the
 * server, and is loaded when they are first asked for.
 */
export const codeActions: Feature = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorRewrite, FIX_ALL],
      resolveProvider: true,
    },
  },
  register({ connection, documents }) {
    connection.onCodeAction(async (asked, token) => {
      const live = documents.get(asked.textDocument.uri);
      // The editor asks at each step of the cursor.
      if (!live || live.isLarge || live.isForeign) return [];
      const refusal = live.refusal(token);
      const { actionSteps } = await import('./actionSteps.js');
      await live.read(token);
      return runSteps(() => actionSteps(live, asked), refusal);
    });
    connection.onCodeActionResolve(async (action, token) => {
      if (action.data === undefined) return action;
      const { uri, version, path } = action.data as Later;
      const live = documents.get(uri);
      if (live?.version !== version) return action;
      const { resolved } = await import('./actionSteps.js');
      await live.read(token);
      return resolved(live, action, path);
    });
  },
};
