import type { Node } from './nodes'
import type { Shelves } from './shelves'

/** Neighbours in one place that stand under one another on the screen: a section that is open ends one, and another begins behind what lies in it. */
export interface Run {
  parent: string | null
  /** The first of them, in their place. */
  from: number
  count: number
  /** The row of the first. */
  start: number
  level: number
}

/** A row of the screen; without a node where it has not been read. */
export interface Row {
  at: number
  parent: string | null
  index: number
  level: number
  /** How many stand in the same place. */
  of: number
  node: Node | undefined
}

/** All rows, in as many parts as sections are open, however many rows that are. */
export function runsOf(shelves: Shelves, isOpen: (node: Node) => boolean): Run[] {
  const runs: Run[] = []
  let start = 0

  function walk(parent: string | null, level: number): void {
    let from = 0
    const run = (to: number) => {
      if (to > from) runs.push({ parent, from, count: to - from, start, level })
      start += Math.max(0, to - from)
      from = Math.max(from, to)
    }
    for (const section of shelves.sections(parent)) {
      if (!isOpen(section)) continue
      run(section.index + 1)
      walk(section.key, level + 1)
    }
    run(shelves.count(parent))
  }

  walk(null, 1)
  return runs
}

export const countOf = (runs: readonly Run[]): number => {
  const last = runs.at(-1)
  return last ? last.start + last.count : 0
}

export function rowAt(shelves: Shelves, runs: readonly Run[], at: number): Row | null {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  if (!run || at < 0 || at >= run.start + run.count) return null
  const index = run.from + at - run.start
  return { at, parent: run.parent, index, level: run.level, of: shelves.count(run.parent), node: shelves.row(run.parent, index) }
}

/** The row in which something stands; -1 where it is in something that is closed. */
export function atOf(runs: readonly Run[], node: Pick<Node, 'parent' | 'index'> | null): number {
  const run = node && runs.find((one) => one.parent === node.parent && node.index >= one.from && node.index < one.from + one.count)
  return run ? run.start + (node?.index ?? 0) - run.from : -1
}
