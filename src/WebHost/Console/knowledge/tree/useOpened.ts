import { ref } from 'vue'
import type { Node } from './nodes'

const CLOSED = 'oqupie.knowledge.closed'
const OPENED = 'oqupie.knowledge.opened'
const MOST = 500

/** Which sections are open: those that somebody opened, here and the next time, and small ones by themselves. */
export function useOpened() {
  const closed = ref(new Set<string>(stored(CLOSED)))
  const opened = ref(new Set<string>(stored(OPENED)))
  const small = ref(new Set<string>())

  const isOpen = (node: Node): boolean => opened.value.has(node.key) || (small.value.has(node.key) && !closed.value.has(node.key))

  function set(key: string, open: boolean): void {
    const [into, outOf] = open ? [opened, closed] : [closed, opened]
    into.value = new Set([...into.value, key])
    outOf.value = new Set([...outOf.value].filter((one) => one !== key))
    localStorage.setItem(CLOSED, JSON.stringify([...closed.value].slice(-MOST)))
    localStorage.setItem(OPENED, JSON.stringify([...opened.value].slice(-MOST)))
  }

  /** Open unless somebody closed them. */
  function openByThemselves(keys: string[]): void {
    small.value = new Set([...small.value, ...keys])
  }

  return { isOpen, set, openByThemselves }
}

function stored(name: string): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return [] // Somebody else wrote there: nothing was opened or closed.
  }
}
