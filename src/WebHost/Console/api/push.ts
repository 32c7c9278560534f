import { get, post, remove } from './http'
import type { PushDevice, PushDevices } from './types'

export const pushApi = {
  read: () => get<PushDevices>('/me/push'),
  /** The same endpoint again is the same device. */
  register: (subscription: PushSubscriptionJSON) => post<PushDevice>('/me/push', { endpoint: subscription.endpoint, keys: subscription.keys }),
  remove: (device: string) => remove(`/me/push/${encodeURIComponent(device)}`),
  /** @returns How the device is after a notification that says only that it came. */
  tryOut: (device: string) => post<PushDevice>(`/me/push/${encodeURIComponent(device)}/test`),
}
