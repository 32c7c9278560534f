import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { viewsApi, type SavedView, type ViewCount, type ViewWish } from '@/api/views'

const byName = new Intl.Collator(undefined, { numeric: true })

/** The views of whoever is signed in: their own and shared ones. */
export const useViews = defineStore('views', () => {
  const views = shallowRef<SavedView[]>([])
  const counts = shallowRef<ReadonlyMap<string, ViewCount>>(new Map())
  const loaded = ref(false)

  function keep(next: SavedView[]): void {
    views.value = next.toSorted((a, b) => byName.compare(a.name, b.name) || a.id.localeCompare(b.id))
  }

  const put = (view: SavedView) => { keep([...views.value.filter((one) => one.id !== view.id), view]) }

  async function load(): Promise<void> {
    keep((await viewsApi.list()).items)
    loaded.value = true
  }

  /** Also tells of views that were made, changed or deleted elsewhere. */
  async function count(): Promise<void> {
    const told = (await viewsApi.counts()).items
    counts.value = new Map(told.map((one) => [one.view, one]))
    const known = new Map(views.value.map((view) => [view.id, view.version]))
    const isOld = told.some((one) => known.get(one.view) !== one.version) || [...known.keys()].slice(0, told.length).some((id) => !counts.value.has(id))
    if (isOld) await load()
  }

  async function make(wish: ViewWish): Promise<SavedView> {
    const view = await viewsApi.make(wish)
    put(view)
    return view
  }

  async function change(view: SavedView, wish: ViewWish): Promise<SavedView> {
    const changed = await viewsApi.change(view.id, { ...wish, version: view.version })
    put(changed)
    return changed
  }

  async function remove(view: SavedView): Promise<void> {
    await viewsApi.remove(view.id)
    keep(views.value.filter((one) => one.id !== view.id))
  }

  const of = (id: unknown) => views.value.find((view) => view.id === id) ?? null

  return { views, counts, loaded, load, count, make, change, remove, of }
})
