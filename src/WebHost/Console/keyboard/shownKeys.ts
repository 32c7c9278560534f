const apple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const names: Record<string, string> = { mod: apple ? '⌘' : 'Ctrl', enter: '↵', escape: 'Esc', shift: apple ? '⇧' : 'Shift', space: 'Space' }

/** "mod+k" → ["⌘","K"], "g m" → ["G","M"]: what a key cap would show. */
export function shownKeys(keys: string): string[] {
  return keys.split(/[ +]/).map((key) => names[key] ?? key.toUpperCase())
}
