import { onScopeDispose, ref, watch } from 'vue'
import { knowledgeApi } from '@/api/knowledge'
import type { Option } from '@/design/options'
import type { Landing } from '../finder'

const WAIT = 150

/** Which category or article a connection leads to: its name, and what else there is, asked of the server as somebody types. */
export function useTarget(brand: () => string, landing: () => Landing, open: () => boolean) {
  const options = ref<Option[]>([])
  const name = ref<string | null>(null)
  /** What was chosen is not there any more, or cannot be read. */
  const lost = ref(false)
  const failed = ref(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let named = 0

  async function ask(text: string): Promise<void> {
    const mine = (asked += 1)
    try {
      const found = landing().page === 'category' ? await categories(brand(), text) : await articles(brand(), text)
      if (mine !== asked) return
      options.value = found
      failed.value = false
    } catch {
      if (mine === asked) failed.value = true
    }
  }

  async function look(): Promise<void> {
    const mine = (named += 1)
    const { page, id } = landing()
    lost.value = false
    if (id === null || (page !== 'category' && page !== 'article')) return void (name.value = null)
    const known = options.value.find((option) => option.value === id)
    if (known) return void (name.value = known.label)
    try {
      const found = page === 'category' ? await categoryName(brand(), id) : (await knowledgeApi.article(brand(), id)).title
      if (mine === named) name.value = found
    } catch {
      if (mine !== named) return
      name.value = null
      lost.value = true
    }
  }

  function typed(text: string): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(text.trim()), WAIT)
  }

  watch(() => [brand(), landing().page, landing().id], look, { immediate: true })
  watch(() => [brand(), landing().page], () => { options.value = [] })
  watch(open, (now) => { if (now) void ask('') })
  onScopeDispose(() => { clearTimeout(waiting) })

  return { options, name, lost, failed, typed }
}

async function categories(brand: string, q: string): Promise<Option[]> {
  const { items } = await knowledgeApi.places(brand, q)
  return items.filter((place) => place.kind === 'category').map((place) => ({ value: place.id, label: place.name }))
}

/** Only those that customers may read: to others the portal has no page of them. */
async function articles(brand: string, q: string): Promise<Option[]> {
  if (q === '') return []
  const { items } = await knowledgeApi.search(brand, q)
  return items.filter((hit) => hit.url !== null).map((hit) => ({ value: hit.id, label: hit.title }))
}

async function categoryName(brand: string, id: string): Promise<string | null> {
  const { items } = await knowledgeApi.path(brand, { category: id })
  return items.find((step) => step.section?.id === id)?.section?.name ?? null
}
