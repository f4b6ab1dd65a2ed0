// One rule, one table: a file may import only what its room may. Several no-restricted-imports blocks would not do:
// in flat config a later block replaces the options of an earlier one, and doors stand open silently.
import { builtinModules } from 'node:module'
import { dirname, relative, resolve, sep } from 'node:path'
import { DOORS, ONLY_PACKAGES, OUTSIDE, ROOMS, WITHOUT_NODE } from './rooms-table.mjs'

const covers = (entry, path) => path === entry || path.startsWith(`${entry}/`) || (entry.endsWith('.ts') && path === entry.slice(0, -3))
const matches = (pattern, name) => (pattern.includes('*') ? new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name) : name === pattern)
const roomOf = (path) => Object.keys(ROOMS).find((room) => covers(room, path))
const packageOf = (source) => source.split('/').slice(0, source.startsWith('@') ? 2 : 1).join('/')
const isNodeModule = (source) => source.startsWith('node:') || builtinModules.includes(source)
const isOutside = (path) => OUTSIDE.some((o) => matches(o, path) || covers(o, path))

export const rooms = {
  meta: { type: 'problem', schema: [], docs: { description: 'Keeps the walls between rooms: scripts/lint/rooms-table.mjs' } },
  create(context) {
    const path = relative(context.cwd, context.filename).split(sep).join('/')
    if (isOutside(path)) return {}
    const room = roomOf(path)
    if (!room) {
      return { Program: (node) => context.report({ node, message: `'${path}' is in no room: name the room in scripts/lint/rooms-table.mjs` }) }
    }
    const check = (node, source) => {
      if (typeof source !== 'string') return
      const target = relative(context.cwd, resolve(dirname(context.filename), source)).split(sep).join('/')
      const problem = source.startsWith('.') ? forbiddenPath(room, target) : forbiddenPackage(room, source)
      if (problem) context.report({ node, message: problem })
    }
    const onDeclaration = (node) => check(node, node.source?.value)
    return {
      ImportDeclaration: onDeclaration,
      ExportNamedDeclaration: onDeclaration,
      ExportAllDeclaration: onDeclaration,
      ImportExpression: onDeclaration,
      TSImportType: (node) => check(node, (node.source ?? node.argument?.literal)?.value),
      TSExternalModuleReference: (node) => check(node, node.expression.value),
      'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0]?.value)
    }
  }
}

function forbiddenPath(room, target) {
  if (covers(room, target) || ROOMS[room].some((entry) => covers(entry, target))) return undefined
  return `'${room}' may not import '${target}'. It may import: ${ROOMS[room].join(', ') || 'only itself'}`
}

function forbiddenPackage(room, source) {
  if (isNodeModule(source) && WITHOUT_NODE.includes(room)) return `'${room}' runs without Node and may not import '${source}'`
  const name = packageOf(source)
  const doors = Object.entries(DOORS).filter(([p]) => matches(p, name))
  if (doors.some(([, rooms]) => !rooms.includes(room))) return `'${name}' has its only door in ${doors.flatMap(([, rooms]) => rooms).join(', ')}, not in '${room}'`
  const only = ONLY_PACKAGES[room]
  return only && !only.includes(name) ? `'${room}' may use only these packages: ${only.join(', ')}; not '${name}'` : undefined
}
