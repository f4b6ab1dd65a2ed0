import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { commandArguments } from './command-line'
import { changedNativeModule } from './native-modules'

export interface StartOptions {
  /** Another folder for this device's things: tests, and people who keep two. Null: the system's. */
  readonly userData: string | null
  /** Refuses debugging switches. On in every package, except one that was built to be tested and says so in its own package.json. */
  readonly hardened: boolean
  readonly devTools: boolean
  /** Instead of dialogs (tests). Null in every package. */
  readonly dialogPlan: string | null
  /** A newer Node for the engine, needed only on the test runtime. */
  readonly engineNode: string | undefined
  /** The engine in a process of Electron's own. On the test runtime such a process cannot load the vault's driver; a test may still ask for one. */
  readonly engineInUtilityProcess: boolean
  /** This Electron is too old for the vault's driver: good for tests, never shipped. */
  readonly testRuntime: boolean
  readonly icon: string | null
  /** `satchel cli …` of a package: its arguments, and no window. */
  readonly command: readonly string[] | null
  /** A native module that is not as it was built; null: all are, or this is no package (SECURITY.md E15). */
  readonly changedFile: string | null
}

const packageFacts = z.object({ satchelTestBuild: z.boolean().default(false) })

/** What the environment and the package say about this start. A package listens to the environment only for its folder and, on the test runtime, its Node. */
export function readStartOptions(from: { readonly argv: readonly string[]; readonly environment: NodeJS.ProcessEnv; readonly isPackaged: boolean; readonly appPath: string }): StartOptions {
  const { argv, environment, isPackaged, appPath } = from
  const testBuild = isPackaged && packageFacts.parse(JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))).satchelTestBuild
  const testRuntime = Number(process.versions['napi']) < 10
  const icon = join(appPath, 'resources/icon.png')
  return {
    userData: textOrNull(environment['SATCHEL_USER_DATA']),
    hardened: isPackaged && !testBuild,
    devTools: !isPackaged && environment['SATCHEL_DEVTOOLS'] === '1',
    dialogPlan: isPackaged && !testBuild ? null : textOrNull(environment['SATCHEL_TEST_DIALOGS']),
    engineNode: testRuntime ? (textOrNull(environment['SATCHEL_ENGINE_NODE']) ?? undefined) : undefined,
    engineInUtilityProcess: !testRuntime || (!isPackaged && environment['SATCHEL_TEST_UTILITY_ENGINE'] === '1'),
    testRuntime,
    icon: existsSync(icon) ? icon : null,
    command: isPackaged ? commandArguments(argv) : null,
    changedFile: isPackaged ? changedNativeModule(appPath) : null
  }
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}
