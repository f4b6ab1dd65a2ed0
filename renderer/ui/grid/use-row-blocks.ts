import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { scrollScale, type ScrollScale } from './scroll-scale'

/** Rows are made and dropped in blocks: a step of scrolling touches one block, and two million rows are two hundred thousand items for the virtualizer. */
export const BLOCK = 10

export interface RowBlocks {
  /** First row of each block in sight, in order and without gaps. */
  readonly starts: readonly number[]
  /** Height of the element that makes the scrollbar, px. */
  readonly height: number
  /** Place of a block in the holder, px. */
  topOf(start: number): number
  /** True when the holder is moved against the scrollbar while scrolling. */
  readonly isMoved: boolean
  /** Rows that fit into the view. */
  readonly page: number
  /** On the element that holds the blocks. */
  readonly holder: RefObject<HTMLDivElement | null>
  /** Scrolls as little as needed to have the row wholly in sight. */
  reveal(index: number): void
  /** Place in the list, px. */
  top(): number
  /** Goes to a place in the list, px. */
  goTo(top: number): void
}

interface Place {
  scale: ScrollScale
  view: number
  /** The truth: place in the list. The scrollbar follows it. */
  top: number
  /** What the scrollbar was last set to; anything else was done by a person. */
  expected: number
  /** Where in the list the holder begins, px. */
  origin: number
}

/** The holder of a moved list begins anew after so many px: often enough for exact places, seldom enough for blocks to stay where they are. */
const STRETCH = 1_000_000

/** Which rows are in sight, for any number of rows of one height. `header` px of the scroller are covered by its sticky header. */
export function useRowBlocks({ scroller, rowCount, rowHeight, header, initialTop }: { readonly scroller: RefObject<HTMLElement | null>; readonly rowCount: number; readonly rowHeight: number; readonly header: number; readonly initialTop: number }): RowBlocks {
  const holder = useRef<HTMLDivElement>(null)
  const [view, setView] = useState(0)
  const scale = useMemo(() => scrollScale(rowCount * rowHeight, view), [rowCount, rowHeight, view])
  const place = useRef<Place>({ scale, view, top: initialTop, expected: 0, origin: 0 })
  const tell = useRef<(top: number, isScrolling: boolean) => void>(() => undefined)

  const put = useCallback(() => {
    if (holder.current === null) return
    // From what is known: asking the element now would make the browser lay out the rows just drawn, once more.
    const { scale: now, expected, top, origin } = place.current
    // Whole pixels: between them words are blurred.
    holder.current.style.transform = now.isScaled ? `translateY(${Math.round(origin + expected - top)}px)` : ''
  }, [])

  const goTo = useCallback((top: number) => {
    const element = scroller.current
    if (element === null) return
    const now = place.current
    now.top = now.scale.clamp(top)
    element.scrollTop = now.scale.toScroll(now.top)
    now.expected = element.scrollTop
    put()
    tell.current(now.top, false)
  }, [put, scroller])

  const observeElementOffset = useCallback((_: unknown, report: (offset: number, isScrolling: boolean) => void) => {
    const element = scroller.current
    tell.current = report
    report(place.current.top, false)
    if (element === null) return undefined
    const scrolled = (): void => {
      const now = place.current
      element.toggleAttribute('data-sideways', element.scrollLeft !== 0)
      const scrollTop = element.scrollTop
      if (Math.abs(scrollTop - now.expected) > 1 || !now.scale.isScaled) now.top = now.scale.clamp(now.scale.toList(scrollTop))
      now.expected = scrollTop
      put()
      report(now.top, true)
    }
    const settled = (): void => {
      element.toggleAttribute('data-sideways', element.scrollLeft !== 0)
      report(place.current.top, false)
    }
    // On a scaled list the scrollbar moves many rows per pixel; the wheel must not.
    const wheeled = (event: WheelEvent): void => {
      // Before the first step aside is drawn.
      if (event.deltaX !== 0 || event.shiftKey) element.toggleAttribute('data-sideways', true)
      if (!place.current.scale.isScaled || event.ctrlKey || event.deltaY === 0 || event.shiftKey) return
      event.preventDefault()
      element.scrollLeft += event.deltaX
      goTo(place.current.top + event.deltaY * (event.deltaMode === 1 ? rowHeight : event.deltaMode === 2 ? place.current.view : 1))
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    element.addEventListener('scrollend', settled)
    element.addEventListener('wheel', wheeled, { passive: false })
    return () => {
      element.removeEventListener('scroll', scrolled)
      element.removeEventListener('scrollend', settled)
      element.removeEventListener('wheel', wheeled)
    }
  }, [goTo, put, rowHeight, scroller])

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: Math.ceil(rowCount / BLOCK),
    getScrollElement: () => scroller.current,
    estimateSize: (block) => Math.min(BLOCK, rowCount - block * BLOCK) * rowHeight,
    overscan: 1,
    initialOffset: initialTop,
    observeElementOffset,
    // The place is kept here; the virtualizer only reads it.
    scrollToFn: () => undefined,
  })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const measure = (): void => {
      setView(Math.max(0, element.clientHeight - header))
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => {
      watch.disconnect()
    }
  }, [header, scroller])

  // Another height, density or count: the same place, as far as it still exists.
  useLayoutEffect(() => {
    place.current.scale = scale
    place.current.view = view
    virtualizer.measure()
    if (view > 0) goTo(place.current.top)
  }, [goTo, scale, view, virtualizer])

  const items = virtualizer.getVirtualItems()
  const first = (items[0]?.index ?? 0) * BLOCK * rowHeight
  const origin = scale.isScaled ? first - (first % STRETCH) : 0
  useLayoutEffect(() => {
    place.current.origin = origin
    put()
  })

  return {
    starts: items.map((item) => item.index * BLOCK),
    height: scale.element,
    topOf: (start) => start * rowHeight - origin,
    isMoved: scale.isScaled,
    page: Math.max(1, Math.floor(view / rowHeight)),
    holder,
    reveal: (index) => {
      const now = place.current
      const rowTop = index * rowHeight
      if (rowTop < now.top) goTo(rowTop)
      else if (rowTop + rowHeight > now.top + now.view) goTo(rowTop + rowHeight - now.view)
    },
    top: () => place.current.top,
    goTo,
  }
}
