import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lintAll, root, type Sample } from './support'

/** One line or more that breaks the rule, as a file of electron/. */
const BROKEN: Readonly<Record<string, string>> = {
  'house/rooms': `import { readFileSync } from '../renderer/ui/cx'\nexport const x: unknown = readFileSync`,
  'house/forbidden-syntax': `export default 1`,
  'no-console': `console.log('x')`,
  eqeqeq: `export const f = (a: number, b: number): boolean => a == b`,
  'no-eval': `export const f = (): unknown => eval('1')`,
  'no-new-func': `export const f = (): unknown => new Function('return 1')`,
  'no-var': `export var x = 1`,
  'prefer-const': `let x = 1\nexport const y = x`,
  'prefer-rest-params': `export function f(): unknown {\n  return arguments[0]\n}`,
  'prefer-spread': `export const f = (a: number[]): number => Math.max.apply(Math, a)`,
  'no-array-constructor': `export const x: unknown = new Array(1, 2)`,
  'no-useless-constructor': `export class A {\n  readonly #x = 1\n  constructor() {}\n  x(): number {\n    return this.#x\n  }\n}`,
  'no-unused-expressions': `export const f = (a: number): void => {\n  a + 1\n}`,
  'no-unused-vars': `const x = 1`,
  'typescript/ban-ts-comment': `// @ts-ignore\nexport const x = 1`,
  'typescript/consistent-type-imports': `import { Stats } from 'node:fs'\nexport type X = Stats`,
  'typescript/no-duplicate-enum-values': `export enum E { A = 1, B = 1 }`,
  'typescript/no-dynamic-delete': `export const f = (o: Record<string, number>, k: string): void => {\n  delete o[k]\n}`,
  'typescript/no-empty-object-type': `export type X = {}`,
  'typescript/no-explicit-any': `export type X = any`,
  'typescript/no-extra-non-null-assertion': `export const f = (x: { a: number } | undefined): number => x!!.a`,
  'typescript/no-extraneous-class': `export class A {\n  static x = 1\n}`,
  'typescript/no-invalid-void-type': `export type X = string | void`,
  'typescript/no-misused-new': `export interface A {\n  new (): A\n}`,
  'typescript/no-namespace': `export namespace A {\n  export const x = 1\n}`,
  'typescript/no-non-null-asserted-nullish-coalescing': `export const f = (x: { a?: number }): number => x.a! ?? 1`,
  'typescript/no-non-null-asserted-optional-chain': `export const f = (x: { a: number } | undefined): number => x?.a!`,
  'typescript/no-non-null-assertion': `export const f = (x: number | undefined): number => x!`,
  'typescript/no-require-imports': `export const x: unknown = require('node:fs')`,
  'typescript/no-this-alias': `export class A {\n  readonly #x = 1\n  f(): number {\n    const self = this\n    return self.#x\n  }\n}`,
  'typescript/no-unnecessary-type-constraint': `export const f = <T extends unknown>(x: T): T => x`,
  'typescript/no-unsafe-declaration-merging': `export interface A {\n  x: number\n}\nexport class A {\n  readonly #y = 1\n  y(): number {\n    return this.#y\n  }\n}`,
  'typescript/no-unsafe-function-type': `export type X = Function`,
  'typescript/no-wrapper-object-types': `export type X = String`,
  'typescript/prefer-as-const': `export const x = 'a' as 'a'`,
  'typescript/prefer-literal-enum-member': `const y = 1\nexport enum E { A = y }`,
  'typescript/prefer-namespace-keyword': `declare module A {\n  const x: number\n}`,
  'typescript/triple-slash-reference': `/// <reference path="./other.d.ts" />\nexport const x = 1`,

  'typescript/await-thenable': `export const f = async (): Promise<number> => await 1`,
  'typescript/no-array-delete': `export const f = (a: number[]): void => {\n  delete a[0]\n}`,
  'typescript/no-base-to-string': `export const f = (o: { a: number }): string => String(o)`,
  'typescript/no-confusing-void-expression': `const g = (): void => undefined\nexport function f(): void {\n  return g()\n}`,
  'typescript/no-deprecated': `/** @deprecated */\nconst old = 1\nexport const x = old`,
  'typescript/no-duplicate-type-constituents': `export type X = number | number`,
  'typescript/no-floating-promises': `export const f = (p: Promise<number>): void => {\n  p\n}`,
  'typescript/no-for-in-array': `export const f = (a: number[]): void => {\n  for (const i in a) void i\n}`,
  'typescript/no-generated-empty-object-type': `type A = { a: number }\nexport type X = Omit<A, 'a'>`,
  'typescript/no-implied-eval': `setTimeout('1', 1)`,
  'typescript/no-meaningless-void-operator': `const g = (): void => undefined\nexport const f = (): void => {\n  void g()\n}`,
  'typescript/no-misused-promises': `export const f = (p: Promise<boolean>): number => (p ? 1 : 2)`,
  'typescript/no-misused-spread': `export const f = (a: number[]): unknown => ({ ...a })`,
  'typescript/no-mixed-enums': `export enum E { A = 1, B = 'b' }`,
  'typescript/no-redundant-type-constituents': `export type X = string | unknown`,
  'typescript/no-unnecessary-boolean-literal-compare': `export const f = (a: boolean): boolean => a === true`,
  'typescript/no-unnecessary-condition': `export const f = (a: { b: number }): number => (a ? 1 : 2)`,
  'typescript/no-unnecessary-template-expression': "export const f = (a: string): string => `${a}`",
  'typescript/no-unnecessary-type-arguments': `const g = <T = number>(x?: T): T | undefined => x\nexport const y = g<number>()`,
  'typescript/no-unnecessary-type-assertion': `export const f = (a: number): number => a as number`,
  'typescript/no-unnecessary-type-conversion': `export const f = (a: string): string => String(a)`,
  'typescript/no-unsafe-argument': `const g = (x: string): string => x\nexport const f = (): string => g(JSON.parse('1'))`,
  'typescript/no-unsafe-assignment': `export const x = JSON.parse('1')`,
  'typescript/no-unsafe-call': `export const f = (): unknown => JSON.parse('1')()`,
  'typescript/no-unsafe-enum-comparison': `enum E { A = 1 }\nexport const f = (e: E): boolean => e === 1`,
  'typescript/no-unsafe-member-access': `export const f = (): unknown => JSON.parse('1').a`,
  'typescript/no-unsafe-return': `export const f = (): string => JSON.parse('1')`,
  'typescript/no-unsafe-unary-minus': `export const f = (a: string): number => -a`,
  'typescript/no-useless-default-assignment': `export const f = ({ a = 1 }: { a: number }): number => a`,
  'typescript/only-throw-error': `export const f = (): never => {\n  throw 'x'\n}`,
  'typescript/prefer-promise-reject-errors': `export const f = (): Promise<never> => Promise.reject('x')`,
  'typescript/prefer-reduce-type-parameter': `export const f = (a: string[]): Record<string, number> => a.reduce((all, one) => ({ ...all, [one]: 1 }), {} as Record<string, number>)`,
  'typescript/prefer-return-this-type': `export class A {\n  readonly #x = 1\n  f(): A {\n    void this.#x\n    return this\n  }\n}`,
  'typescript/related-getter-setter-pairs': `export type X = { get a(): string; set a(value: number) }`,
  'typescript/restrict-plus-operands': `export const f = (a: number, b: string): string => a + b`,
  'typescript/restrict-template-expressions': "export const f = (a: { b: number }): string => `${a}!`",
  'typescript/return-await': `export const f = async (p: Promise<number>): Promise<number> => {\n  try {\n    return p\n  } catch {\n    return 1\n  }\n}`,
  'typescript/switch-exhaustiveness-check': `export function f(a: 'x' | 'y'): void {\n  switch (a) {\n    case 'x':\n      break\n  }\n}`,
  'typescript/use-unknown-in-catch-callback-variable': `export const f = (p: Promise<number>): Promise<unknown> => p.catch((e: Error) => e.message)`
}

/** What the options let through. */
const FINE: readonly string[] = [
  "export const f = (a: number, b: boolean): string => `${a} ${b}`",
  `const g = (): void => undefined\nexport const f = (): void => g()`,
  `export const f = (a: () => boolean): void => {\n  while (true) if (a()) break\n}`,
  `export const f = (a: string): string[] => [...a]`,
  `export function f(a: 'x' | 'y'): number {\n  switch (a) {\n    case 'x':\n      return 1\n    default:\n      return 2\n  }\n}`,
  `export const f = ({ a: _a, ...rest }: { a: number; b: number }): unknown => rest`,
  `export type X = Promise<void>`,
  `// @ts-expect-error: the reason takes ten letters\nexport const x: number = 'a'`
]

const inElectron = (text: string): Sample => ['electron/app/fixture.ts', text]
const inTest = (text: string): Sample => ['test/unit/fixture.test.ts', text]
const LAX_IN_TESTS = ['typescript/no-non-null-assertion', 'typescript/no-unsafe-assignment', 'typescript/no-unsafe-member-access', 'no-console']
const lint = lintAll([...Object.values(BROKEN), ...FINE].map(inElectron).concat(Object.values(BROKEN).map(inTest)), { typed: true })
const rulesFor = (sample: Sample): readonly string[] => lint(...sample).map(({ rule }) => rule)

describe('every rule of the lint configuration', () => {
  it('has a sample here', () => {
    const { rules, overrides } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')) as { readonly rules: object; readonly overrides: readonly { readonly rules: object }[] }
    expect(Object.keys(BROKEN).sort()).toEqual([...new Set([rules, ...overrides.map((o) => o.rules)].flatMap(Object.keys))].sort())
  })

  it.each(Object.entries(BROKEN))('%s reports what breaks it', (rule, text) => {
    expect(rulesFor(inElectron(text))).toContain(rule)
  })

  it.each(Object.entries(BROKEN).filter(([rule]) => rule !== 'house/rooms'))('%s in a test, but for what tests may', (rule, text) => {
    if (LAX_IN_TESTS.includes(rule)) expect(rulesFor(inTest(text))).not.toContain(rule)
    else expect(rulesFor(inTest(text))).toContain(rule)
  })

  it.each(FINE)('lets through: %s', (text) => {
    expect(rulesFor(inElectron(text))).toEqual([])
  })
})
