/** What a browser can do of Web Push; injected, so that tests need none. */
export interface BrowserPush {
  support: () => PushSupport
  permission: () => NotificationPermission
  ask: () => Promise<NotificationPermission>
  /** Subscribes with the server's key, or answers the subscription that is there for it. */
  subscribe: (serverKey: string) => Promise<PushSubscriptionJSON>
  unsubscribe: () => Promise<void>
  /** Puts away the notifications that it is true of. */
  close: (which: (ticket: number | null) => boolean) => Promise<void>
}

/** `homeScreen`: iPhones and iPads push only to what was added to the home screen. */
export type PushSupport = 'ready' | 'insecure' | 'homeScreen' | 'none'

const WORKER = '/service-worker.js'

export const browserPush: BrowserPush = {
  support: () => {
    if (!window.isSecureContext) return 'insecure'
    if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) return 'ready'
    return isApplePhone() ? 'homeScreen' : 'none'
  },
  permission: () => ('Notification' in window ? Notification.permission : 'denied'),
  ask: () => Notification.requestPermission(),
  subscribe: async (serverKey) => {
    await navigator.serviceWorker.register(WORKER)
    const { pushManager } = await navigator.serviceWorker.ready
    const there = await pushManager.getSubscription()
    if (there && keyOf(there) === serverKey) return there.toJSON()
    await there?.unsubscribe() // With the key of another server, or of this one before it was set up anew.
    return (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey })).toJSON()
  },
  unsubscribe: async () => {
    const registration = await navigator.serviceWorker.getRegistration('/')
    await (await registration?.pushManager.getSubscription())?.unsubscribe()
  },
  close: async (which) => {
    const registration = await navigator.serviceWorker.getRegistration('/')
    const shown = (await registration?.getNotifications()) ?? []
    shown.filter((one) => which((one.data as { ticket: number | null } | null)?.ticket ?? null)).forEach((one) => { one.close() })
  },
}

/** An iPad says that it is a Mac, and has a screen to touch. */
const isApplePhone = () => /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)

function keyOf(subscription: PushSubscription): string {
  const bytes = new Uint8Array(subscription.options.applicationServerKey ?? new ArrayBuffer(0))
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
