/** jsdom lays nothing out: gives the page a size, and what else a real window has. */
export function giveLayout({ height, width }: { readonly height: number; readonly width: number }): void {
  const size = (value: number): PropertyDescriptor => ({ configurable: true, get: () => value })
  Object.defineProperties(HTMLElement.prototype, { clientHeight: size(height), offsetHeight: size(height), clientWidth: size(width), offsetWidth: size(width) })
  const tops = new WeakMap<Element, number>()
  Object.defineProperty(HTMLElement.prototype, 'scrollTop', {
    configurable: true,
    get(this: HTMLElement) { return tops.get(this) ?? 0 },
    set(this: HTMLElement, top: number) {
      if (top === this.scrollTop) return
      tops.set(this, top)
      // As in a window: told afterwards, never from within the setting.
      queueMicrotask(() => this.dispatchEvent(new Event('scroll')))
    },
  })
  Element.prototype.scrollIntoView = () => undefined
  globalThis.ResizeObserver = class {
    readonly #tell: ResizeObserverCallback
    constructor(tell: ResizeObserverCallback) { this.#tell = tell }
    observe(target: Element): void {
      this.#tell([{ target, contentRect: { width, height }, borderBoxSize: [{ inlineSize: width, blockSize: height }] } as unknown as ResizeObserverEntry], this)
    }
    unobserve(): void { /* nothing changes size here */ }
    disconnect(): void { /* nothing changes size here */ }
  }
  window.matchMedia = (media) => Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as MediaQueryList
}
