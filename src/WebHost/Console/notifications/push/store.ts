import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { pushApi } from '@/api/push'
import { asProblem, type Problem } from '@/api/problem'
import type { Notification, PushDevice } from '@/api/types'
import { browserPush, type BrowserPush } from './browser'
import { readHere, writeHere } from './here'

/** How long signing out waits for the server to forget this device; it forgets it with the session in any case. */
const LEAVE_WITHIN = 2_000

/** What turning it on came to. */
export type TurnedOn = 'on' | 'denied' | 'failed'

/** The browsers that one is notified in, this one among them. */
export const usePush = defineStore('push', () => {
  const devices = shallowRef<PushDevice[]>([])
  const serverKey = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const here = ref<string | null>(null)
  let browser: BrowserPush = browserPush

  /** For tests. */
  function use(other: BrowserPush): void {
    browser = other
  }

  const support = () => browser.support()
  const permission = () => browser.permission()

  async function read(): Promise<void> {
    try {
      const answer = await pushApi.read()
      devices.value = answer.items
      serverKey.value = answer.publicKey
      state.value = 'ready'
    } catch (error) {
      problem.value = asProblem(error)
      if (state.value !== 'ready') state.value = 'failed'
    }
  }

  /** At the start of a console: this device stays as the member left it, and the server learns that it is used. */
  async function renew(member: string): Promise<void> {
    const kept = readHere()
    if (!kept || browser.support() !== 'ready') return
    if (kept.member !== member || browser.permission() !== 'granted') {
      writeHere(null)
      await browser.unsubscribe()
      return
    }
    here.value = kept.device
    await read()
    if (serverKey.value !== null) await register(member, serverKey.value)
  }

  async function turnOn(member: string): Promise<TurnedOn> {
    if (serverKey.value === null) return 'failed'
    if ((await browser.ask()) !== 'granted') return 'denied'
    const registered = await register(member, serverKey.value)
    await read()
    return registered ? 'on' : 'failed'
  }

  /** @returns False where the browser got no subscription; what the server refuses is thrown. */
  async function register(member: string, key: string): Promise<boolean> {
    const subscription = await browser.subscribe(key).catch(() => null)
    if (!subscription) return false
    const device = await pushApi.register(subscription)
    here.value = device.id
    writeHere({ member, device: device.id })
    return true
  }

  async function remove(device: string): Promise<void> {
    await pushApi.remove(device)
    devices.value = devices.value.filter((one) => one.id !== device)
    if (device === here.value) await forget()
  }

  async function tryOut(device: string): Promise<PushDevice> {
    const after = await pushApi.tryOut(device)
    devices.value = devices.value.map((one) => (one.id === device ? after : one))
    return after
  }

  /** Before signing out: nobody who uses this browser afterwards is notified of what one was. */
  async function leave(): Promise<void> {
    const kept = readHere()
    if (!kept) return
    const left = Promise.allSettled([pushApi.remove(kept.device), forget()])
    await Promise.race([left, new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN))])
  }

  async function forget(): Promise<void> {
    here.value = null
    writeHere(null)
    await browser.close(() => true)
    await browser.unsubscribe()
  }

  /** Puts away what was seen meanwhile, here or elsewhere. */
  async function closeOpened(items: readonly Notification[]): Promise<void> {
    if (here.value === null || browser.support() !== 'ready') return
    const waiting = new Set(items.filter((one) => one.openedAt === null).map((one) => one.ticket))
    const known = new Set(items.map((one) => one.ticket))
    await browser.close((ticket) => ticket !== null && known.has(ticket) && !waiting.has(ticket))
  }

  const on = computed(() => here.value !== null)

  return { devices, serverKey, state, problem, here, on, use, support, permission, read, renew, turnOn, remove, tryOut, leave, closeOpened }
})
