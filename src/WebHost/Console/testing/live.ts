import type { LiveListener } from '@/live/store'

/** A live store that a test moves by hand. */
export class FakeLive {
  state = 'live'
  listeners = new Set<LiveListener>()
  behindScreens = new Set<symbol>()
  counted: (string | null)[] = []
  mayCount = true
  ready: Promise<void> = Promise.resolve()

  whenReady = (): Promise<void> => this.ready

  listen = (listener: LiveListener) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  setBehind = (screen: symbol, again: (() => void) | null): void => {
    if (again) this.behindScreens.add(screen)
    else this.behindScreens.delete(screen)
  }

  count = (brand: string | null): Promise<boolean> => {
    this.counted.push(brand)
    return Promise.resolve(this.mayCount)
  }

  stopCounting = (): Promise<void> => Promise.resolve()

  tell<K extends keyof LiveListener>(event: K, ...args: Parameters<NonNullable<LiveListener[K]>>): void {
    for (const listener of this.listeners) (listener[event] as ((...all: typeof args) => void) | undefined)?.(...args)
  }
}
