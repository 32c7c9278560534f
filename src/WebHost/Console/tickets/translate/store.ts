import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { translationsApi, type TranslationProvider } from '@/api/translations'

/** Whether anybody translates for the account, and which items of the open tickets are shown translated. */
export const useTranslating = defineStore('translating', () => {
  const provider = ref<TranslationProvider>('off')
  const shown = ref(new Set<string>())
  const on = computed(() => provider.value !== 'off')
  let asked: Promise<void> | null = null

  /** Asked once; what could not be asked is asked when the next ticket is opened. */
  function know(): Promise<void> {
    return (asked ??= translationsApi.provider().then(
      (known) => { provider.value = known.provider },
      () => { asked = null },
    ))
  }

  function set(next: TranslationProvider): void {
    provider.value = next
    asked = Promise.resolve()
  }

  const key = (ticket: number, item: string) => `${ticket}/${item}`
  const isShown = (ticket: number, item: string) => shown.value.has(key(ticket, item))

  function toggle(ticket: number, item: string): void {
    if (!shown.value.delete(key(ticket, item))) shown.value.add(key(ticket, item))
  }

  return { provider, on, know, set, isShown, toggle }
})
