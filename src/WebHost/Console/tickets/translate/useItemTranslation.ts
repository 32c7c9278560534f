import { ref, watch } from 'vue'
import { translationsApi, type Translation } from '@/api/translations'

export type ItemTranslation =
  | { kind: 'asking' }
  | { kind: 'ready'; translation: Translation }
  | { kind: 'failed'; error: unknown }

type Ask = (ticket: number, item: string, to: string) => Promise<Translation>

/** An item in the reader's language; asked again when that changes, and an answer that is late is dropped. */
export function useItemTranslation(ticket: () => number, item: () => string, to: () => string, ask: Ask = translationsApi.item) {
  const state = ref<ItemTranslation>({ kind: 'asking' })
  let turn = 0

  async function read(): Promise<void> {
    const mine = ++turn
    state.value = { kind: 'asking' }
    try {
      const translation = await ask(ticket(), item(), to())
      if (mine === turn) state.value = { kind: 'ready', translation }
    } catch (error) {
      if (mine === turn) state.value = { kind: 'failed', error }
    }
  }

  watch([ticket, item, to], () => void read(), { immediate: true })
  return { state, read }
}
