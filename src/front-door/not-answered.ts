import type { ContactView } from './contact-view.ts'

/** Why no answer stands on the page: none was given, none was recorded, or it is not this reader's. */
export function notAnswered({ contact, answerIsShut }: Pick<ContactView, 'contact' | 'answerIsShut'>): string {
  if (contact.imported) return 'Not recorded: this came from a file.'
  if (answerIsShut) return 'Whoever brought this has an answer. Its words are not yours to read.'
  return `${contact.bringerName ?? 'Whoever brought this'} has not been answered yet. A contact stays open until they are.`
}
