import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Tree = string | { tag: string; attributes: Record<string, string>; inside: Tree[] }

/** Markup as a tree for comparison: attributes by name, indentation gone, a written space kept. */
export function treeOf(html: string): Tree[] {
  return parseFragment(html).childNodes.flatMap((node) => branch(node, false))
}

function branch(node: DefaultTreeAdapterTypes.ChildNode, exact: boolean): Tree[] {
  if (node.nodeName === '#text') {
    const text = (node as DefaultTreeAdapterTypes.TextNode).value
    return exact ? [text] : trimmed(text)
  }
  if (node.nodeName === '#comment') return []
  const element = node as DefaultTreeAdapterTypes.Element
  return [
    {
      tag: element.tagName,
      attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, name === 'class' ? classesOf(value) : value])),
      inside: element.childNodes.flatMap((child) => branch(child, exact || element.tagName === 'textarea')),
    },
  ]
}

/** The order of class names means nothing to a browser. */
function classesOf(value: string): string {
  return value.split(/\s+/).filter(Boolean).toSorted().join(' ')
}

/** White space with a line break in it at either end is indentation; a plain space there was meant, and is read out. */
function trimmed(text: string): string[] {
  const words = text.replace(/^\s*\n\s*|\s*\n\s*$/g, '').replace(/\s+/g, ' ')
  return words === '' ? [] : [words]
}
