import type { Content, Extras, Maybe, Worded } from '../content.ts'
import { spaced, worded, words } from '../content.ts'
import { Tag, type TagProps } from './tag.tsx'

export interface TaskListItem {
  title: Worded<Content & { classes?: string | undefined }>
  hint?: Maybe<Worded<Content>> | undefined
  status: Content & { tag?: TagProps | undefined; classes?: string | undefined }
  href?: string | undefined
  classes?: string | undefined
}

export interface TaskListProps extends Extras {
  items: readonly Maybe<TaskListItem>[]
  idPrefix?: string | undefined
}

export function TaskList(props: TaskListProps) {
  return (
    <ul class={spaced('govuk-task-list', props.classes)} {...props.attributes}>
      {props.items.map((item, index) => item && <Task item={item} id={`${props.idPrefix ?? 'task-list'}-${index + 1}`} />)}
    </ul>
  )
}

function Task({ item, id }: { item: TaskListItem; id: string }) {
  const title = worded(item.title)
  const hint = worded(item.hint)
  return (
    <li class={spaced('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}>
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={spaced('govuk-link govuk-task-list__link', title?.classes)}
            href={item.href}
            aria-describedby={spaced(hint && `${id}-hint`, `${id}-status`)}
          >
            {title && words(title)}
          </a>
        ) : (
          <div class={title?.classes}>{title && words(title)}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {words(hint)}
          </div>
        )}
      </div>
      <div class={spaced('govuk-task-list__status', item.status.classes)} id={`${id}-status`}>
        {item.status.tag ? <Tag {...item.status.tag} /> : words(item.status)}
      </div>
    </li>
  )
}
