import type { Visit } from '../access/index.ts'

/** Says that it is done, and under which reference: to whoever decides, and in thanks to whoever brought it and decides nothing. */
export function WordsRecorded({ reference, decides = false }: { reference: string | undefined; decides?: boolean }) {
  if (!reference) return null
  return (
    <p class="govuk-inset-text" role="status">
      {decides ? `Saved as ${reference}. It waits below.` : `Thank you. Your words are with the front door as ${reference}.`}
    </p>
  )
}

/** Says that the postcode of a new family is not in the list, so that no place is responsible for them yet. */
export function Unlisted({ visit: { query } }: { visit: Visit }) {
  if (!query.unlisted) return null
  return (
    <p class="govuk-inset-text" role="status">
      The postcode is not in our list, so the family stands under “Not placed yet”. If it was written wrongly, put it right on the
      child’s record, or tell the front door.
    </p>
  )
}
