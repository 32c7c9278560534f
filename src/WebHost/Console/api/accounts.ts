import { get, patch, post, remove } from './http'
import type { Availability, Me, NotificationSettings, Preferences } from './types'

export interface SetupWish {
  token: string
  accountName: string
  name: string
  email: string
  password: string
  language: string
}

export const accountsApi = {
  setupNeeded: () => get<{ needed: boolean }>('/setup'),
  setUp: (wish: SetupWish) => post<Me>('/setup', wish),
  signIn: (email: string, password: string) => post<Me>('/session', { email, password }),
  signOut: () => remove('/session'),
  me: () => get<Me>('/me'),
  changeMe: (wish: { name?: string; language?: string; notifications?: NotificationSettings; availability?: Availability; preferences?: Preferences }) => patch<Me>('/me', wish),
  invitation: (token: string) => get<{ email: string; name: string; account: string }>(`/invitations/${encodeURIComponent(token)}`),
  accept: (token: string, wish: { name: string; password: string }) => post<Me>(`/invitations/${encodeURIComponent(token)}`, wish),
}
