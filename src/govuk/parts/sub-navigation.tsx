/** Pages within one record. */
export function SubNavigation({
  label,
  items,
}: {
  label: string
  items: readonly { text: string; href: string; current?: boolean | undefined }[]
}) {
  return (
    <nav aria-label={label}>
      <ul class="ds-sub">
        {items.map(({ text, href, current }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
