import { onScopeDispose, ref, shallowReactive, watchEffect } from 'vue'

const PRODUCT = 'OqupieOrleans'
const titles = shallowReactive<(() => string)[]>([])
const count = ref(0)

watchEffect(() => {
  const page = titles.at(-1)?.() ?? ''
  const called = count.value === 0 ? '' : `(${count.value > 99 ? '99+' : count.value}) `
  document.title = called + (page === '' ? PRODUCT : `${page} · ${PRODUCT}`)
})

/** How much calls for whoever is signed in: it stands before every title, for tabs show only the beginning. */
export function setTitleCount(now: number): void {
  count.value = now
}

/** What stands in the browser's tab while this part of the screen is there; a part inside another goes before it. */
export function usePageTitle(title: () => string): void {
  titles.push(title)
  onScopeDispose(() => { titles.splice(titles.indexOf(title), 1) })
}
