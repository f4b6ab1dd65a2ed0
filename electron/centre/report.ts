import { centreAreas, findingStates, type CentreFinding, type CentreReport } from '../../shared/centre/finding'
import type { ReadDb } from '../db/database'
import { activePeople } from './people'
import { peopleFindings } from './people-findings'
import { vaultFindings, type VaultFacts } from './vault-findings'

/** How safe the vault is and what to do next: every area once, most urgent first. Reads only. */
export function centreReport(db: ReadDb, facts: VaultFacts, now: number): CentreReport {
  const findings = [...vaultFindings(db, facts, now), ...peopleFindings(activePeople(db), facts.invited, now)].sort(byUrgency)
  return { findings, toDo: findings.filter(({ state }) => state !== 'good').length, at: now }
}

function byUrgency(one: CentreFinding, other: CentreFinding): number {
  return findingStates.indexOf(one.state) - findingStates.indexOf(other.state) || centreAreas.indexOf(one.area) - centreAreas.indexOf(other.area)
}
