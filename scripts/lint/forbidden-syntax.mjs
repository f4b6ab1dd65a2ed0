// What no file may contain, as selectors of the syntax tree (esquery). Which of them hold depends on where the file lies.
import { relative, sep } from 'node:path'

const never = (selector, message, holds = () => true) => ({ selector, message, holds })
const inTests = (path) => path.startsWith('test/')
// The end-to-end tests try the attacks.
const outsideTests = (path) => !inTests(path)
const NO_HTML = 'Data is never rendered as HTML (SECURITY.md E24).'

const FORBIDDEN = [
  never("CallExpression[callee.property.name='unsafeMode']", 'unsafeMode switches SQLite’s own protection off.'),
  never("CallExpression[callee.property.name='rekey']", 'A file that is killed under rekey opens with neither key: electron/db/rekey-copy.ts does it, on a copy (SECURITY.md 5.4).', (path) => path !== 'electron/db/rekey-copy.ts'),
  never('TSEnumDeclaration', 'Use a union of literals instead of an enum.'),
  // With one, the compiler refuses every value that its constructor has not made.
  never("ClassDeclaration[superClass=null]:not(:has(PropertyDefinition[accessibility='private'], PropertyDefinition > PrivateIdentifier))", 'A class without a private member is only a shape, which any object literal fills: give it one, or write functions.'),
  never('MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|todo|fixme|fails)$/]', 'No test is singled out or left for later.'),
  never('MemberExpression[object.object.name=/^(it|test|describe)$/][property.name=/^(only|skip|fixme)$/]', 'No test is skipped or singled out.'),
  // `test.skip(condition, reason)` may say where a test makes no sense; `it.skip('name', …)` only hides one.
  never("CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name='skip']:not([arguments.0.type=/^(Binary|Logical|Unary|Member|Call)Expression$|^Identifier$/])", 'No test is skipped.'),
  never('CallExpression[callee.name=/^x(it|describe|test)$/]', 'No test is skipped.'),
  never("JSXAttribute[name.name='dangerouslySetInnerHTML']", NO_HTML, outsideTests),
  never("Property[key.name='dangerouslySetInnerHTML']", NO_HTML, outsideTests),
  never('MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]', NO_HTML, outsideTests),
  never("MemberExpression[object.name='document'][property.name=/^write(ln)?$/]", NO_HTML, outsideTests),
  never('ExportDefaultDeclaration', 'Name what you export; default exports are for configuration files.', (path) => !path.endsWith('.config.ts'))
]

export const forbiddenSyntax = {
  meta: { type: 'problem', schema: [], docs: { description: 'Keeps out of the sources what scripts/lint/forbidden-syntax.mjs lists' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/')
    return Object.fromEntries(FORBIDDEN.filter(({ holds }) => holds(path)).map(({ selector, message }) => [selector, (node) => context.report({ node, message })]))
  }
}
