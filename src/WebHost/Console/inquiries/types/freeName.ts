import { most } from '../editor/rules'

/** A name that no other has: with a number behind it where it must. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken.map((one) => one.trim().toLocaleLowerCase()))
  const cut = name.trim().slice(0, most.name)
  if (!names.has(cut.toLocaleLowerCase())) return cut
  for (let n = 2; ; n += 1) {
    const end = ` ${n}`
    const made = cut.slice(0, most.name - end.length) + end
    if (!names.has(made.toLocaleLowerCase())) return made
  }
}
