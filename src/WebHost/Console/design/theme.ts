import { ref } from 'vue'
import { showTheme, storedTheme, storeTheme, whenSystemThemeChanges, type Theme } from './shownTheme'

export type { Theme } from './shownTheme'

export const theme = ref<Theme>(storedTheme())

export function setTheme(next: Theme): void {
  theme.value = next
  storeTheme(next)
  showTheme(next)
}

export function followSystemTheme(): void {
  whenSystemThemeChanges(() => { showTheme(theme.value) })
  showTheme(theme.value)
}
