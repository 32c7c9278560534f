export type Theme = 'system' | 'light' | 'dark'

const KEY = 'oqupie.theme'
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

/** What was chosen in this browser; the system's theme where storage is refused. */
export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

export function storeTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
}

export function showTheme(theme = storedTheme()): void {
  const dark = theme === 'dark' || (theme === 'system' && systemDark.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}

export function whenSystemThemeChanges(heard: () => void): void {
  systemDark.addEventListener('change', heard)
}
