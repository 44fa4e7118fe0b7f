/** Lint rules. The allowed imports between folders are in .dependency-cruiser.js. */
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const RAW_IPC = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'MessageChannelMain'],
  message: 'Communicate with the page through src-main/desktop/ipc/.',
}

const NO_SHELL = {
  name: 'electron',
  importNames: ['shell'],
  message: 'Camwall starts no other programs, so openExternal is not allowed.',
}

export default tseslint.config(
  // *.as.ts are AssemblyScript, whose types TypeScript lacks: `npm run types` checks them.
  {
    ignores: ['out/', 'dist/', '.cache/', 'test-results/', 'node_modules/', '**/*.as.ts'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.node.json',
          './tsconfig.web.json',
          './tsconfig.worker.json',
          './tsconfig.e2e.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      // TypeScript itself requires brackets for index signatures (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^(send|postMessage)$/][callee.object.property.name='webContents']",
          message: 'Communicate with the page through src-main/desktop/ipc/.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrel files: import from the defining module.',
        },
      ],
    },
  },
  { files: ['**/*.tsx', 'src-renderer/**/*.ts'], ...reactHooks.configs.flat.recommended },

  {
    files: ['src-main/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [RAW_IPC, NO_SHELL] }],
    },
  },
  {
    files: ['src-main/desktop/ipc/**/*.ts', 'src-main/desktop/preload.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: [NO_SHELL] }] },
  },
  // Playwright reads a fixture's dependencies from its first parameter, which must be a destructuring pattern.
  {
    files: ['tests/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  { files: ['*.config.{ts,js}', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  prettier,
)
