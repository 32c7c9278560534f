import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { accountsApi } from '@/api/accounts'
import { asProblem } from '@/api/problem'
import type { Me, Permission, Preferences } from '@/api/types'
import { dropBegun } from '@/first/begun'
import { showLocale } from '@/i18n'

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const asked = ref(false)

  /** Who they are is known at once; it is done when their language is shown. */
  async function take(answer: Me): Promise<void> {
    me.value = answer
    asked.value = true
    await showLocale(answer.language)
  }

  /** Who is signed in, asked once; null when nobody is. */
  async function known(): Promise<Me | null> {
    if (!asked.value) await ask()
    return me.value
  }

  async function ask(): Promise<void> {
    try {
      await take(await accountsApi.me())
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status !== 401) throw problem
      forget()
    }
  }

  /** Shown at once, and kept on the server for all devices; rejects where it is not kept. */
  async function prefer(wish: Preferences): Promise<void> {
    const before = me.value
    if (!before) return
    me.value = { ...before, preferences: { ...before.preferences, ...wish } }
    try {
      await take(await accountsApi.changeMe({ preferences: wish }))
    } catch (error) {
      me.value = before
      throw error
    }
  }

  async function signOut(): Promise<void> {
    await accountsApi.signOut()
    forget()
  }

  function forget(): void {
    dropBegun()
    me.value = null
    asked.value = true
  }

  const may = (permission: Permission) => computed(() => me.value?.permissions.includes(permission) ?? false)

  return { me, known, ask, take, prefer, signOut, forget, may }
})
