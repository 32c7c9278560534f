import type { Draft } from './draft'

export interface Shown {
  /** The portal's own style sheet, and the brand's values for its variables. */
  css: string
  sheet: string
  dark: boolean
  language: string
  name: string
  greeting: string
  stillStuck: string
  writeToUs: string
  categories: { name: string; description: string; articles: string[] }[]
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c)

/** What the frame's own theme says must not depend on the console's. */
const inTheme = (css: string, dark: boolean) => css.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all')

/** The front page as `Portal/Pages/Home.cshtml` makes it, of settings that nobody has saved. Nothing in it leads anywhere. */
export function previewDocument(draft: Draft, shown: Shown): string {
  const name = safe(draft.name.trim() || shown.name)
  const mark = draft.logo ? `<img class="logo" src="${safe(draft.logo.url)}" alt="" height="32">` : `<span class="mark">${safe(Array.from(draft.name.trim() || shown.name)[0] ?? '')}</span>`
  const links = (all: { label: string }[]) => all.filter((link) => link.label.trim() !== '').map((link) => `<li><a>${safe(link.label)}</a></li>`).join('')
  const buttons = links(draft.buttons).replaceAll('<a>', '<a class="button">')
  const footer = links(draft.footer.links)
  const menu = links(draft.footer.menu)
  const sheet = shown.sheet.replace(/url\(images\/\w+\)/g, draft.heroImage ? `url("${draft.heroImage.url.replace(/["\\\n]/g, encodeURIComponent)}")` : 'none')
  const cards = shown.categories.map((category) => `<section class="card"><h2><a>${safe(category.name)}</a></h2>${category.description ? `<p class="quiet">${safe(category.description)}</p>` : ''}<ul class="links">${category.articles.map((title) => `<li><a>${safe(title)}</a></li>`).join('')}</ul></section>`).join('')
  return `<!doctype html><html lang="${safe(shown.language)}"><head><meta charset="utf-8"><style>${inTheme(shown.css, shown.dark)}</style><style>${inTheme(sheet, shown.dark).replaceAll('<', '')}a{cursor:default}</style></head><body>
<header class="top"><a class="brand">${mark}${name}</a></header>
<div class="hero"><h1>${name}</h1><p>${safe(draft.heroText.trim() || shown.greeting)}</p>${buttons ? `<ul class="row buttons">${buttons}</ul>` : ''}</div>
<main><div class="cards">${cards}</div></main>
<footer class="foot"><p><strong>${safe(shown.stillStuck)}</strong> <a style="text-decoration:underline">${safe(shown.writeToUs)}</a></p>${footer ? `<ul class="row">${footer}</ul>` : ''}${menu ? `<details class="menu"><summary>${safe(draft.footer.menuLabel)}</summary><ul>${menu}</ul></details>` : ''}<p class="quiet said">${safe(draft.footer.text.trim() || draft.name.trim() || shown.name)}</p></footer>
</body></html>`
}
