import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** What a layer may not import: the same table stands in CONTRIBUTING.md. */
const layer = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }] },
});
const noVscode = [['vscode', 'vscode/*'], 'Only src/extension may import vscode.'];
const noNode = [['node:*', 'fs', 'path', 'os', 'child_process', 'crypto', 'process', 'buffer'], 'The core has no I/O: data in, data out.'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '**/*.gen.*', 'examples/**', '.vscode-test/**', 'test/fixtures/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: {
        project: [
          'src/core/tsconfig.json',
          'src/protocol/tsconfig.json',
          'src/cli/tsconfig.json',
          'src/server/tsconfig.json',
          'src/extension/tsconfig.json',
          'webview/tsconfig.json',
          'test/tsconfig.json',
          'test/webview/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Control characters are looked for on purpose: they are refused or escaped.
      'no-control-regex': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/restrict-template-expressions': 'off',
      eqeqeq: 'error',
    },
  },
  { files: ['src/**/*.ts', 'webview/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'error' } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'off' } },
  layer(
    ['src/core/**/*.ts'],
    [
      noVscode,
      noNode,
      [['**/cli/**', '**/extension/**', '**/server/**', '**/protocol/**', '**/webview/**'], 'The core knows no other layer.'],
    ],
  ),
  layer(
    ['src/protocol/**/*.ts'],
    [
      noVscode,
      noNode,
      [['**/cli/**', '**/extension/**', '**/server/**', '**/webview/**', 'yaml', 'ajv'], 'The protocol is types over the core.'],
    ],
  ),
  layer(
    ['src/server/**/*.ts'],
    [
      noVscode,
      [['node:fs', 'node:fs/*'], 'The server reads no files: what it starts with is handed in by main.node.ts.'],
      [['**/cli/**', '**/extension/**', '**/webview/**'], 'The server knows core and protocol only.'],
      [['**/core/**', '!**/core/index.js', '!**/core/mending.js'], 'The core has two doors here: index.js and mending.js.'],
    ],
  ),
  {
    files: ['src/server/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'vscode-languageserver',
                'vscode-languageserver/*',
                'vscode-languageserver-protocol',
                'vscode-languageserver-protocol/*',
              ],
              allowTypeImports: true,
              message:
                'Only its types: its code would be a quarter of the bundle. Words of the protocol are in vscode-languageserver-types.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/server/main.node.ts'], rules: { 'no-restricted-imports': 'off' } },
  layer(
    ['src/cli/**/*.ts'],
    [
      noVscode,
      [['**/extension/**', '**/server/**', '**/webview/**'], 'The command line knows the core only.'],
      [['**/core/**', '!**/core/index.js', '!**/core/prism.js'], 'The core has two doors: index.js and prism.js.'],
    ],
  ),
  layer(
    ['src/extension/**/*.ts'],
    [
      [['node:fs', 'node:fs/*', 'node:path'], 'Use workspace.fs and Uri.'],
      [['**/webview/**', '**/server/**'], 'The extension talks to them by messages.'],
    ],
  ),
  layer(['webview/**/*.ts'], [noVscode, noNode, [['**/core/**', 'yaml', 'ajv'], 'The page holds no rules: only types of src/protocol.']]),
  { files: ['**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { performance: 'readonly', process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
