// Shows what the server pushes, and opens it when it is clicked. It has no fetch listener on purpose: it never stands between the console and the server.
'use strict'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('push', (event) => event.waitUntil(inTurn(noteOf(event))))
self.addEventListener('notificationclick', (event) => event.waitUntil(open(event.notification)))
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAnew(event)))

let before = Promise.resolve()

/** One after another: what a later push puts away must be there by then. */
function inTurn(note) {
  before = before.catch(() => undefined).then(() => show(note))
  return before
}

/** A browser expects that something is shown for each push, so one that cannot be read says at least that it came. */
function noteOf(event) {
  try {
    const note = event.data.json()
    return typeof note.title === 'string' ? note : { title: 'OqupieOrleans' }
  } catch {
    return { title: 'OqupieOrleans' }
  }
}

async function show(note) {
  if (Array.isArray(note.open)) {
    const shown = await self.registration.getNotifications()
    shown.filter((one) => one.data?.ticket && !note.open.includes(one.data.ticket)).forEach((one) => one.close())
  }
  // Whoever has a console before their eyes hears it from that.
  if (!note.trial && (await consoles()).some((one) => one.focused)) return
  await self.registration.showNotification(note.title, {
    body: note.body ?? '',
    lang: note.language ?? '',
    icon: '/icon.svg',
    tag: note.tag ?? 'oqupie',
    renotify: true,
    data: { url: note.url ?? '/', ticket: note.ticket ?? null },
  })
}

async function open(notification) {
  notification.close()
  const url = addressOf(notification.data?.url)
  const windows = await consoles()
  const there = windows.find((one) => one.visibilityState === 'visible') ?? windows[0]
  if (!there) return self.clients.openWindow(url)
  there.postMessage({ kind: 'oqupie-open', path: url.pathname + url.search })
  return there.focus().catch(() => undefined) // A browser may keep it from coming to the front; it has gone there all the same.
}

/** The browser has dropped the subscription by itself; the server learns of the new one. */
async function subscribeAnew(event) {
  const options = event.oldSubscription?.options
  const next = event.newSubscription ?? (options ? await self.registration.pushManager.subscribe(options) : null)
  if (!next) return
  await fetch('/api/v1/me/push', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(next) })
}

/** Windows of the console; a portal of the same server is none. */
async function consoles() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.filter((one) => !new URL(one.url).pathname.startsWith('/portal'))
}

/** Only ever a page of this server. */
function addressOf(path) {
  const url = new URL(path ?? '/', self.location.origin)
  return url.origin === self.location.origin ? url : new URL('/', self.location.origin)
}
