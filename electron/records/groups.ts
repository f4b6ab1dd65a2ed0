/** Numbers that belong together, by links between two of them. */
export interface Groups {
  link(one: number, other: number): void
  /** Every number that was linked, with the rest of its group. Numbers rise within a group. */
  all(): readonly (readonly number[])[]
}

/** Nobody linked yet. Links are joined as in a union of sets. */
export function createGroups(): Groups {
  const leaders = new Map<number, number>()
  const leaderOf = (number: number): number => {
    let leader = number
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader)) leader = next
    leaders.set(number, leader)
    return leader
  }
  return {
    link(one, other) {
      const [a, b] = [leaderOf(one), leaderOf(other)]
      leaders.set(Math.max(a, b), Math.min(a, b))
    },
    all() {
      const members = new Map<number, number[]>()
      for (const number of [...leaders.keys()].sort((one, other) => one - other)) {
        const leader = leaderOf(number)
        const group = members.get(leader)
        if (group === undefined) members.set(leader, [number])
        else group.push(number)
      }
      return [...members.values()].filter((group) => group.length > 1)
    },
  }
}
