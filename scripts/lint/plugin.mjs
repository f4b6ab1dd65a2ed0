// The house's own rules, as .oxlintrc.json loads them.
import { forbiddenSyntax } from './forbidden-syntax.mjs'
import { rooms } from './rooms.mjs'

export default { meta: { name: 'house' }, rules: { rooms, 'forbidden-syntax': forbiddenSyntax } }
