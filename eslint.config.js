/** One linter, whose rules also guard the architecture; docs/architecture.md tells why. */
import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const RENDERER_REACH = {
  regex: '(^|/)src-main/(?!contract/|pixels/)',
  message: 'The wall shares only src-main/contract/ and pixels/ with the main process.',
}
const NO_PAGE = {
  regex: '(^|/)src-renderer/|^react|^zustand|^lucide-react',
  message: 'The main process knows nothing of the page.',
}
const NO_ELECTRON = { regex: '^electron$', message: 'This part runs without Electron.' }
const NO_SOCKET = {
  regex: '^zeromq|/(rep-hub|sub-hub|image-hub|image-sender)\\.ts$',
  message: 'This part is pure.',
}

const RAW_IPC = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'MessageChannelMain'],
  message: 'Talk to the page through src-main/desktop/ipc/.',
}

const NO_SHELL = {
  name: 'electron',
  importNames: ['shell'],
  message: 'Camwall opens no other program: openExternal would be a way out of the wall.',
}

/** Forbids imports in some files; the last block that matches a file counts, so each names all that holds. */
function guard(files, patterns, paths = []) {
  return {
    files,
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns, paths }] },
  }
}

export default tseslint.config(
  // *.as.ts are AssemblyScript, whose types TypeScript does not know: `npm run types` checks them.
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
      // TypeScript itself asks for brackets on index signatures (noPropertyAccessFromIndexSignature).
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^(send|postMessage)$/][callee.object.property.name='webContents']",
          message: 'Talk to the page through src-main/desktop/ipc/.',
        },
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrel files: import from where a thing is.',
        },
      ],
    },
  },
  { files: ['**/*.tsx', 'src-renderer/**/*.ts'], ...reactHooks.configs.flat.recommended },

  guard(['src-main/**/*.ts'], [NO_PAGE], [RAW_IPC, NO_SHELL]),
  guard(['src-main/desktop/ipc/**/*.ts', 'src-main/desktop/preload.ts'], [NO_PAGE], [NO_SHELL]),
  guard(
    ['src-main/{receive,feed,consumers,app,lib}/**/*.ts', 'src-main/desktop/command-line/**/*.ts'],
    [NO_PAGE, NO_ELECTRON],
  ),
  guard(
    [
      'src-main/receive/imagezmq/{message,min-heap,picture-header,reply-pacer}.ts',
      'src-main/pixels/**/*.ts',
    ],
    [NO_PAGE, NO_ELECTRON, NO_SOCKET],
  ),
  guard(
    ['src-main/contract/**/*.ts'],
    [{ regex: '^(?!zod$|\\./)', message: 'The contract imports nothing but zod.' }],
  ),
  guard(['src-renderer/**/*.{ts,tsx}'], [RENDERER_REACH, NO_ELECTRON, NO_SOCKET]),
  guard(
    [
      'src-renderer/wall/{arrangement,order,scene,cut-out,tile-size,wall-keys}.ts',
      'src-renderer/painting/{buffers,frame-gatherer}.ts',
      'src-renderer/painting/jpeg/{baseline-jpeg,jpeg-decoder,jpeg-plan}.ts',
    ],
    [
      RENDERER_REACH,
      NO_ELECTRON,
      NO_SOCKET,
      { regex: '^react|^zustand', message: 'This part is pure.' },
    ],
  ),
  // Playwright reads a fixture's needs from its first parameter, which must be a pattern.
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
