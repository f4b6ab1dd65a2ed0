import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** Where the build writes it: path below the app's folder → SHA-256 in hexadecimal. Inside the archive, so that whoever changes it changes the archive. */
export const NATIVE_MODULES_FILE = 'out/main/native-modules.json'
const pinned = z.record(z.string().regex(/^node_modules\/[^\\]+\.node$/), z.string().regex(/^[0-9a-f]{64}$/))

/**
 * Native code lies beside the archive, where its integrity check does not reach (SECURITY.md E15). The first file of a package that is not as it was
 * built, or that was added; null when all are. A package without the list counts as changed.
 */
export function changedNativeModule(appPath: string): string | null {
  const list = readList(join(appPath, NATIVE_MODULES_FILE))
  if (list === null) return NATIVE_MODULES_FILE
  for (const [file, sha256] of Object.entries(list)) {
    if (hashOf(join(appPath, file)) !== sha256) return file
  }
  return nativeFilesBelow(appPath.replace(/app\.asar$/, 'app.asar.unpacked')).find((file) => !Object.hasOwn(list, file)) ?? null
}

/** Every `.node` file below `node_modules` of `folder`, as the list names them. */
export function nativeFilesBelow(folder: string): string[] {
  return readdirSync(join(folder, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.node')).map((name) => `node_modules/${name.replaceAll('\\', '/')}`)
}

function readList(file: string): z.output<typeof pinned> | null {
  try {
    const list = pinned.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return list.success && Object.keys(list.data).length > 0 ? list.data : null
  } catch {
    return null
  }
}

function hashOf(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex')
  } catch {
    return null
  }
}
