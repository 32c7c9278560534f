import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr'
import type { LiveEvents, Transport } from './protocol'

/** The live hub over SignalR. Reconnecting is the session's business, because it must ask for what it missed. */
class HubTransport implements Transport {
  private hub: HubConnection | null = null

  async start(events: LiveEvents, lost: () => void): Promise<void> {
    const hub = new HubConnectionBuilder().withUrl('/hubs/live').configureLogging(LogLevel.None).build()
    hub.on('happened', events.happened)
    hub.on('gone', events.gone)
    hub.on('presence', events.presence)
    hub.on('counts', events.counts)
    hub.on('knowledge', events.knowledge)
    hub.on('notified', events.notified)
    hub.on('seen', events.seen)
    hub.on('job', events.job)
    hub.on('draft', events.draft)
    hub.on('drafting', events.drafting)
    hub.on('changed', events.changed)
    hub.onclose(() => {
      if (this.hub === hub) lost()
    })
    await hub.start()
    this.hub = hub
  }

  async stop(): Promise<void> {
    const hub = this.hub
    this.hub = null
    await hub?.stop()
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    if (!this.hub) return Promise.reject(new Error('not connected'))
    return this.hub.invoke<T>(method, ...args)
  }
}

export const makeTransport = (): Transport => new HubTransport()
