/** The items in an order that follows from the seed alone: the same seed gives the same order, and every order can come up (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = numbersFrom(seed)
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const place = Math.floor(random() * (last + 1))
    const moved = order.splice(place, 1)
    order.splice(last, 0, ...moved)
  }
  return order
}

/** Numbers from 0 to below 1 that follow from a seed (mulberry32, public domain). For the order of questions, not for secrets. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
