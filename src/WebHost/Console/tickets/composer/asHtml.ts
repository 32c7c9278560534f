/** Words without form, as a text holds them. */
export function asHtml(text: string): string {
  const holder = document.createElement('p')
  holder.textContent = text
  return holder.outerHTML.replace(/\n/g, '<br>')
}
