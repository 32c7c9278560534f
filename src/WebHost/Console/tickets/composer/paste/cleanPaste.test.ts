// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { writingExtensions } from '../useEditor'
import { cleanPaste, isOurs, isPicture } from './cleanPaste'

let made = 0
const files = { addressOf: () => 'blob:picture', keyOf: () => `pasted-${(made += 1)}` }
const clean = (html: string) => cleanPaste(html, files)

/** As it stands in a reply. */
function pasted(html: string): string {
  const editor = new Editor({ extensions: writingExtensions(() => ''), content: clean(html).html })
  const text = editor.getHTML()
  editor.destroy()
  return text
}

const item = (level: number, mark: string, text: string) => `
<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>
<![if !supportLists]><span lang=EN-US style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-US>${text}<o:p></o:p></span></p>`

const word = (body: string) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- /* Font Definitions */ @font-face {font-family:"Malgun Gothic";}
p.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:10.0pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=KO style='tab-interval:40.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`

describe('what Word puts into the clipboard', () => {
  it('keeps its words and marks and none of its styles', () => {
    const html = pasted(word(`<p class=MsoNormal style='mso-pagination:widow-orphan'><b style='mso-bidi-font-weight:normal'><span lang=EN-US
style='font-size:14.0pt;font-family:"Arial",sans-serif;color:red'>Refund</span></b><span style='mso-spacerun:yes'>&nbsp; </span><font
color="#ff0000" face="Arial">policy<o:p></o:p></font></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>환불은 3일 안에 돼요.</p>`))
    expect(html).toBe('<p><strong>Refund</strong> policy</p><p>환불은 3일 안에 돼요.</p>')
  })

  it('makes lists of paragraphs that look like them, one within the other', () => {
    const html = clean(word(item(1, '·', 'one') + item(2, 'o', 'one a') + item(2, 'o', 'one b') + item(1, '·', 'two'))).html.replace(/\s+/g, ' ')
    const list = new DOMParser().parseFromString(html, 'text/html')
    expect(Array.from(list.querySelectorAll('body > ul > li > p'), (text) => text.textContent.trim())).toEqual(['one', 'two'])
    expect(Array.from(list.querySelectorAll('ul ul > li'), (text) => text.textContent.trim())).toEqual(['one a', 'one b'])
    expect(html).not.toMatch(/mso|·|Symbol|style/)
  })

  it('numbers what was numbered, from where it began, and ends a list where a paragraph follows', () => {
    const html = pasted(word(`${item(1, '3.', 'three')}${item(1, '4.', 'four')}<p class=MsoNormal>between</p>${item(1, '1)', 'one')}`)).replace(/\s+/g, ' ')
    expect(html).toMatch(/^<ol start="3"><li><p>\s?three<\/p><\/li><li><p>\s?four<\/p><\/li><\/ol><p>between<\/p><ol><li><p>\s?one<\/p><\/li><\/ol>$/)
  })

  it('makes lines of tables and of headings', () => {
    const html = pasted(word(`<h1 style='mso-style-link:x'>Prices</h1><table class=MsoTableGrid border=1><tr><td style='border:solid'><p class=MsoNormal>Coins</p></td>
<td><p class=MsoNormal>3,300</p></td></tr><tr><td><p class=MsoNormal>Gems</p></td><td><p class=MsoNormal>5,500</p></td></tr></table>`))
    expect(html).toBe('<p><strong>Prices</strong></p><p>Coins | 3,300</p><p>Gems | 5,500</p>')
  })

  it('leaves out pictures of a folder that nobody else can read, and says so', () => {
    const { html, lost, pictures } = clean(word('<p class=MsoNormal>See<v:shape><v:imagedata src="file:///C:/a.png"/></v:shape><img width=480 src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png"></p>'))
    expect(html.trim()).toBe('<p>See</p>')
    expect([lost, pictures.length]).toEqual([1, 0])
  })
})

describe('what Google Docs puts into the clipboard', () => {
  const docs = (body: string) => `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-6a2f">${body}</b>`
  const span = (text: string, style = '') =>
    `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;text-decoration:none;vertical-align:baseline;white-space:pre-wrap;${style}">${text}</span>`

  it('is not all bold, but what was bold, italic, struck or linked is', () => {
    const html = pasted(docs(`<p dir="ltr" style="line-height:1.38;margin-top:0pt;">${span('plain ')}${span('bold', 'font-weight:700;')}${span(' ')}${span('slanted', 'font-style:italic;')}
${span('gone', 'text-decoration:line-through;')} <a href="https://cook.example/" style="text-decoration:none;">${span('link', 'color:#1155cc;text-decoration:underline;')}</a></p><br /><p dir="ltr">${span('next')}</p>`))
    const text = html.replace(/<a [^>]*href="([^"]*)"[^>]*>/, '<a $1>').replace(/\s+/g, ' ')
    expect(text).toBe('<p>plain <strong>bold</strong> <em>slanted</em> <s>gone</s> <a https://cook.example/>link</a></p><p>next</p>')
  })

  it('has its inner lists within their items again', () => {
    const li = (text: string, level: number) => `<li dir="ltr" style="list-style-type:disc;" aria-level="${level}"><p dir="ltr" role="presentation">${span(text)}</p></li>`
    const html = pasted(docs(`<ul style="margin-top:0;">${li('one', 1)}<ul>${li('one a', 2)}</ul>${li('two', 1)}</ul>`))
    expect(html).toBe('<ul><li><p>one</p><ul><li><p>one a</p></li></ul></li><li><p>two</p></li></ul>')
  })
})

describe('pictures in what is pasted', () => {
  it('become files that keep their places, and remote ones are left out', () => {
    const { html, pictures, lost } = clean('<p>a<img src="data:image/png;base64,iVBORw0KGgo=" alt="x" style="width:3px">b<img src="https://tracker.example/a.png"><img src="https://t.example/1.gif" width="1" height="1"></p>')
    expect(pictures.map(({ file }) => [file.name, file.type, file.size])).toEqual([['picture-1.png', 'image/png', 8]])
    expect(html).toBe(`<p>a<img src="blob:picture" alt="x" data-file="${pictures[0]?.key}">b</p>`)
    expect(lost).toBe(1)
  })

  it('are none where the data is broken or of a kind that may hold scripts', () => {
    const { pictures, html } = clean('<p>x<img src="data:image/png;base64,***"><img src="data:image/svg+xml;base64,PHN2Zz4="></p>')
    expect([pictures.length, html]).toEqual([0, '<p>x</p>'])
  })
})

describe('what is dangerous or ours', () => {
  it('brings no script, style, handler or frame', () => {
    const { html } = clean('<style>p{}</style><script>x()</script><p onclick="x()" class="a">a<iframe src="https://x.example"></iframe></p>')
    expect(html).toBe('<p>a</p>')
  })

  it('is a picture alone only without words', () => {
    expect(isPicture('<meta charset="utf-8"><!--StartFragment--><img src="https://x.example/a.png"><!--EndFragment-->')).toBe(true)
    expect(isPicture('<p>Look: <img src="file:///C:/a.png"></p>')).toBe(false)
  })

  it('is known by the mark our editors leave', () => {
    expect(isOurs('<p data-pm-slice="1 1 []">a</p>')).toBe(true)
    expect(isOurs('<p>a</p>')).toBe(false)
  })
})
