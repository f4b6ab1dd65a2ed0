import tseslint from 'typescript-eslint'
import { rooms } from './scripts/eslint/rooms.mjs'

const never = (selector, message) => ({ selector, message })

// One list: a later block with the same rule would replace, not extend, an earlier one.
const FORBIDDEN_SYNTAX = [
  never("CallExpression[callee.property.name='unsafeMode']", 'unsafeMode switches SQLite’s own protection off.'),
  never("CallExpression[callee.property.name='rekey']", 'A file that is killed under rekey opens with neither key: electron/db/rekey-copy.ts does it, on a copy (SECURITY.md 5.4).'),
  never('TSEnumDeclaration', 'Use a union of literals instead of an enum.'),
  never("MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|todo|fixme|fails)$/]", 'No test is singled out or left for later.'),
  never("MemberExpression[object.object.name=/^(it|test|describe)$/][property.name=/^(only|skip|fixme)$/]", 'No test is skipped or singled out.'),
  // `test.skip(condition, reason)` may say where a test makes no sense; `it.skip('name', …)` only hides one.
  never("CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name='skip']:not([arguments.0.type=/^(Binary|Logical|Unary|Member|Call)Expression$|^Identifier$/])", 'No test is skipped.'),
  never("CallExpression[callee.name=/^x(it|describe|test)$/]", 'No test is skipped.')
]
const NO_HTML_FROM_TEXT = [
  never("JSXAttribute[name.name='dangerouslySetInnerHTML']", 'Data is never rendered as HTML (SECURITY.md E24).'),
  never("Property[key.name='dangerouslySetInnerHTML']", 'Data is never rendered as HTML (SECURITY.md E24).'),
  never("MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]", 'Data is never rendered as HTML (SECURITY.md E24).'),
  never("MemberExpression[object.name='document'][property.name=/^write(ln)?$/]", 'Data is never rendered as HTML (SECURITY.md E24).')
]
const NO_DEFAULT_EXPORT = never('ExportDefaultDeclaration', 'Name what you export; default exports are for configuration files.')

export default tseslint.config(
  { ignores: ['out/**', 'release/**', 'release-test/**', 'test-results/**', '.tsbuild/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house: { rules: { rooms } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'house/rooms': 'error',
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX, ...NO_HTML_FROM_TEXT, NO_DEFAULT_EXPORT],
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'off',
      'prefer-const': 'error',
      'no-var': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { prefer: 'type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Relaxed: they cost more reading than they save errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      // We build with closures: there is hardly a `this` to lose, and a handler of the contract is async even when it need not wait.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/require-await': 'off',
      // A foreign `const enum` cannot be imported into an isolated module: its numbers must be written out.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-invalid-void-type': ['error', { allowInGenericTypeArguments: true }]
    }
  },
  { files: ['electron/db/rekey-copy.ts'], rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX.filter(({ selector }) => !selector.includes("'rekey'")), ...NO_HTML_FROM_TEXT, NO_DEFAULT_EXPORT] } },
  // What electron/ has to say goes through the logger, which redacts; only the command line talks to a terminal.
  { files: ['electron/**/*.ts', 'shared/**/*.ts', 'renderer/**/*.{ts,tsx}'], ignores: ['electron/log/**', 'electron/cli/**'], rules: { 'no-console': 'error' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // The end-to-end tests try the attacks.
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX, NO_DEFAULT_EXPORT],
      // A test that finds `undefined` there fails, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off'
    }
  },
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX] } },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked }
)
