/** A key press as far as shortcuts care. */
export interface Press {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/**
 * The name of a press: "j", "?", "mod+k", "escape". Letters are named by their place on the keyboard when the layout
 * types no Latin letter there, so that shortcuts work while the Korean input method is on.
 */
export function pressName(press: Press): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase()
  const latin = /^[\x20-\x7e]$/.test(press.key)
  const name = !latin && letter && press.key.length === 1 ? letter : key
  const mod = press.ctrlKey || press.metaKey
  return `${mod ? 'mod+' : ''}${press.altKey ? 'alt+' : ''}${press.shiftKey && (mod || name.length > 1) ? 'shift+' : ''}${name}`
}

const PATIENCE = 1200

/** Puts presses together to shortcuts of one press ("j") or two ("g m"). */
export class Matcher {
  private first = ''
  private firstAt = 0

  /** Which of `known` this press completes, or null. */
  press(name: string, known: ReadonlySet<string>, now: number): string | null {
    const chord = this.first !== '' && now - this.firstAt < PATIENCE ? `${this.first} ${name}` : ''
    this.first = ''
    if (chord !== '' && known.has(chord)) return chord
    if (known.has(name)) return name
    if (Array.from(known).some((keys) => keys.startsWith(`${name} `))) {
      this.first = name
      this.firstAt = now
    }
    return null
  }
}
