import { computed, reactive, ref } from 'vue'
import { translationsApi, type Translation, type TranslationProvider, type TranslationSettings, type TranslationSettingsWish } from '@/api/translations'

interface Port {
  settings: () => Promise<TranslationSettings>
  change: (wish: TranslationSettingsWish) => Promise<TranslationSettings>
  test: (to: string) => Promise<Translation>
}

/** Who translates, as the form has it. A key that is stored is not shown, and stays as long as it goes to the same place. */
export function useTranslationSettings(port: Port = translationsApi) {
  const state = ref<'reading' | 'ready' | 'failed'>('reading')
  const problem = ref<unknown>(null)
  const stored = ref<TranslationSettings>({ provider: 'off', address: null, hasKey: false })
  const form = reactive({ provider: 'off' as TranslationProvider, address: '', key: '' })
  const said = ref<Translation | null>(null)
  const samePlace = computed(() => form.provider === stored.value.provider && form.address.trim() === (stored.value.address ?? ''))
  const keepsKey = computed(() => stored.value.hasKey && samePlace.value)
  const dirty = computed(() => !samePlace.value || form.key !== '')

  function take(settings: TranslationSettings): void {
    stored.value = settings
    Object.assign(form, { provider: settings.provider, address: settings.address ?? '', key: '' })
  }

  async function read(): Promise<void> {
    state.value = 'reading'
    try {
      take(await port.settings())
      state.value = 'ready'
    } catch (error) {
      problem.value = error
      state.value = 'failed'
    }
  }

  async function save(): Promise<void> {
    said.value = null
    const { provider, address, key } = form
    take(await port.change({
      provider,
      ...(address.trim() === '' ? {} : { address: address.trim() }),
      ...(key === '' ? {} : { key }),
    }))
  }

  async function test(to: string): Promise<void> {
    said.value = null
    said.value = await port.test(to)
  }

  return { state, problem, stored, form, said, keepsKey, dirty, read, save, test }
}
