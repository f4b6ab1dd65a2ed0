import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Gives everybody in a locked vault one composed role, which demands a second factor unless told not to. In a process of its own: the runner of the window's tests cannot load the driver. */
export function demandSecondFactor(file: string, rawKeyHex: string, { secondFactor = true }: { readonly secondFactor?: boolean } = {}): void {
  const here = import.meta.dirname
  const { status, stderr } = spawnSync(process.execPath, ['--import', join(here, 'run-typescript.mjs'), join(here, 'demanding-role-child.ts')], { env: { ...process.env, DEMANDING_FILE: file, DEMANDING_KEY: rawKeyHex, DEMANDING_FACTOR: String(secondFactor) }, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the role was not changed: ${stderr}`)
}
