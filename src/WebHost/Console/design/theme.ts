import { ref } from 'vue'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'oqupie.theme'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

export const theme = ref<Theme>(stored())

export function setTheme(next: Theme): void {
  theme.value = next
  localStorage.setItem(KEY, next)
  show()
}

export function followSystemTheme(): void {
  systemDark.addEventListener('change', show)
  show()
}

function show(): void {
  const dark = theme.value === 'dark' || (theme.value === 'system' && systemDark.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

function stored(): Theme {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'system'
}
