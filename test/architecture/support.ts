import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ESLint, Linter } from 'eslint'

export const root = resolve(import.meta.dirname, '../..')

// The project's real configuration decides which rules hold for a path; only rules that need no types run here, so that a fixture needs no file.
const WITHOUT_TYPES = ['house/rooms', 'no-restricted-syntax', 'no-console', '@typescript-eslint/no-explicit-any', '@typescript-eslint/ban-ts-comment']
const eslint = new ESLint({ cwd: root })
const linter = new Linter({ cwd: root })

/** The messages that the project's lint configuration has for `text`, were it the file at `path`. Comments in the text cannot switch rules off. */
export async function lint(path: string, text: string): Promise<readonly string[]> {
  const file = join(root, path)
  const config = (await eslint.calculateConfigForFile(file)) as Linter.Config & { rules: Record<string, Linter.RuleEntry> }
  const rules = Object.fromEntries(WITHOUT_TYPES.flatMap((name) => (config.rules[name] === undefined ? [] : [[name, config.rules[name]]])))
  const messages = linter.verify(
    text,
    [{ files: ['**'], plugins: config.plugins ?? {}, rules, linterOptions: { noInlineConfig: true }, languageOptions: { parser: config.languageOptions?.parser, parserOptions: { ecmaFeatures: { jsx: path.endsWith('.tsx') } } } }],
    { filename: file }
  )
  return messages.filter((m) => m.severity === 2).map((m) => m.message)
}

/** Every file below `folder` (relative to the project, with forward slashes) whose name `wanted` accepts. */
export function filesIn(folder: string, wanted: (name: string) => boolean): readonly string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, wanted)
    return wanted(entry.name) ? [path] : []
  })
}
