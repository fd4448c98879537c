import type { ComponentChildren } from 'preact'
import { Icon } from '../icons.tsx'

export interface AlsoProps {
  /** "Also waiting at 9 Weir Terrace." */
  title: ComponentChildren
  /** "Read them together." */
  say?: ComponentChildren | undefined
  items: readonly { text: string; href: string }[]
}

/** Other work at this address, said before the work itself. */
export function Also({ title, say, items }: AlsoProps) {
  return (
    <div class="ds-also">
      <Icon name="house" glyph={false} />
      <div>
        <b>{title}</b> {say}
        {items.length > 0 && (
          <ul>
            {items.map(({ text, href }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
