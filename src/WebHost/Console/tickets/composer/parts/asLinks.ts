/** Which of these files go as links, by the server's rule: the small ones go along while they fit together. */
export function asLinks(files: { id: string; size: number }[], shown: (id: string) => boolean, most: number | null | undefined): Set<string> {
  const total = files.reduce((sum, file) => sum + file.size, 0)
  if (most === null || most === undefined || total <= most) return new Set()
  let room = most - files.filter((file) => shown(file.id)).reduce((sum, file) => sum + file.size, 0)
  const linked = new Set<string>()
  for (const file of files.filter((one) => !shown(one.id)).sort((one, other) => one.size - other.size)) {
    if (file.size > room) linked.add(file.id)
    else room -= file.size
  }
  return linked
}
