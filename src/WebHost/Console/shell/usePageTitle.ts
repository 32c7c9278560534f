import { onScopeDispose, shallowReactive, watchEffect } from 'vue'

const PRODUCT = 'OqupieOrleans'
const titles = shallowReactive<(() => string)[]>([])

watchEffect(() => {
  const page = titles.at(-1)?.() ?? ''
  document.title = page === '' ? PRODUCT : `${page} · ${PRODUCT}`
})

/** What stands in the browser's tab while this part of the screen is there; a part inside another goes before it. */
export function usePageTitle(title: () => string): void {
  titles.push(title)
  onScopeDispose(() => { titles.splice(titles.indexOf(title), 1) })
}
