import type { LiveEvents, Transport } from '../live/protocol'

/** Stands in for the SignalR transport while the console runs on the pretended server. */
class PretendedTransport implements Transport {
  private source: EventSource | null = null

  start(events: LiveEvents, lost: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const source = new EventSource('/dev-live/events')
      source.onopen = () => {
        this.source = source
        resolve()
      }
      source.onerror = () => {
        source.close()
        if (this.source === source) lost()
        else reject(new Error('not connected'))
      }
      source.onmessage = (message: MessageEvent<string>) => {
        const { event, args } = JSON.parse(message.data) as { event: keyof LiveEvents; args: unknown[] }
        ;(events[event] as (...all: unknown[]) => void)(...args)
      }
    })
  }

  stop(): Promise<void> {
    this.source?.close()
    this.source = null
    return Promise.resolve()
  }

  async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    const response = await fetch('/dev-live/invoke', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ method, args }) })
    return (await response.json()) as T
  }
}

export const makeTransport = (): Transport => new PretendedTransport()
