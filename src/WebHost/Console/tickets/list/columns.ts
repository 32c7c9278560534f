export type ColumnName = 'status' | 'type' | 'tags' | 'importance' | 'messages' | 'channel' | 'brand' | 'assignee' | 'created' | 'updated'

interface Column {
  name: ColumnName
  /** In pixels, with words. */
  width: number
  /** As a mark alone. */
  slim?: number
}

/** A column as it is drawn. */
export interface ShownColumn {
  name: ColumnName
  width: number
  slim: boolean
}

/** In the order in which they stand; the status is left of the customer, the others right of the subject. */
export const columns: readonly Column[] = [
  { name: 'status', width: 84, slim: 16 },
  { name: 'type', width: 104 },
  { name: 'tags', width: 132 },
  { name: 'importance', width: 70, slim: 30 },
  { name: 'messages', width: 36 },
  { name: 'channel', width: 112, slim: 30 },
  { name: 'brand', width: 104 },
  { name: 'assignee', width: 112, slim: 34 },
  { name: 'created', width: 60 },
  { name: 'updated', width: 60 },
]

/** Which one may leave out: a list without status or time is none. */
export const optional: readonly ColumnName[] = columns.map((column) => column.name).filter((name) => name !== 'status' && name !== 'updated')

/** Below this a row is a card of two lines. */
export const NARROW = 600
const CUSTOMER = 148
const SUBJECT = 300
const CHECK = 16
const GAP = 12
const PADDING = 32

/** What gives way first where there is little room: words before marks, marks before the subject. */
const yielding: readonly [what: 'slim' | 'drop', name: ColumnName][] = [
  ['slim', 'importance'], ['slim', 'channel'], ['slim', 'status'], ['slim', 'assignee'],
  ['drop', 'created'], ['drop', 'messages'], ['drop', 'type'], ['drop', 'brand'], ['drop', 'tags'], ['drop', 'channel'], ['drop', 'importance'], ['drop', 'assignee'],
]

function needed(shown: readonly ShownColumn[]): number {
  return PADDING + CHECK + CUSTOMER + SUBJECT + shown.reduce((sum, column) => sum + column.width + GAP, 0) + 2 * GAP
}

/** The chosen columns that a list of this width has room for. They are the same for every row, so they align. */
export function fit(width: number, hidden: readonly ColumnName[]): ShownColumn[] {
  let shown: ShownColumn[] = columns.filter(({ name }) => !hidden.includes(name)).map(({ name, width: wide }) => ({ name, width: wide, slim: false }))
  for (const [what, name] of yielding) {
    if (needed(shown) <= width) break
    const slim = columns.find((column) => column.name === name)?.slim
    if (what === 'drop') shown = shown.filter((column) => column.name !== name)
    else if (slim !== undefined) shown = shown.map((column) => (column.name === name ? { name, width: slim, slim: true } : column))
  }
  return shown
}

/** As the grid of a row and of the heads above it: a place for the check box, the status, the customer, the subject, and the others. */
export function templateOf(shown: readonly ShownColumn[]): string {
  const [left, right] = [shown.filter((column) => column.name === 'status'), shown.filter((column) => column.name !== 'status')]
  const widths = (some: readonly ShownColumn[]) => some.map((column) => `${column.width}px`)
  return [`${CHECK}px`, ...widths(left), `${CUSTOMER}px`, 'minmax(0, 1fr)', ...widths(right)].join(' ')
}

export type Density = 'comfortable' | 'compact'

/** In pixels: of a line, and of a card of two lines; compact cards are lines too. */
export function rowHeight(density: Density, narrow: boolean): number {
  if (density === 'compact') return 34
  return narrow ? 52 : 44
}
