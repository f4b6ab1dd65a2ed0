/** Chromium clips an element somewhere above 33.5 million px; this stays well below, also at 200 % zoom on a dense screen. */
export const MOST_PIXELS = 8_000_000

/** How a list that may be taller than an element can be is mapped onto the element that scrolls. All lengths in px. */
export interface ScrollScale {
  /** Height of the element that makes the scrollbar. */
  readonly element: number
  /** True when the list is taller than the element. */
  readonly isScaled: boolean
  /** Place in the list for a place of the scrollbar. */
  toList(scrollTop: number): number
  /** Place of the scrollbar for a place in the list. */
  toScroll(listTop: number): number
  /** `listTop` within the list. */
  clamp(listTop: number): number
}

/** The scale for a list of height `list` seen through a window of height `view`. Both ends meet exactly: the first and last row can be reached. */
export function scrollScale(list: number, view: number): ScrollScale {
  const element = Math.min(list, MOST_PIXELS)
  const isScaled = list > MOST_PIXELS
  const listWay = Math.max(0, list - view)
  const elementWay = Math.max(0, element - view)
  const ratio = isScaled && elementWay > 0 ? listWay / elementWay : 1
  return {
    element,
    isScaled,
    toList: (scrollTop) => scrollTop * ratio,
    toScroll: (listTop) => listTop / ratio,
    clamp: (listTop) => Math.max(0, Math.min(listWay, listTop)),
  }
}
