/** Thanks to whoever brought something and decides nothing: where it is now. */
export function Recorded({ reference }: { reference: string | undefined }) {
  if (!reference) return null
  return (
    <p class="govuk-inset-text" role="status">
      Thank you. Your words are with the front door as {reference}.
    </p>
  )
}
