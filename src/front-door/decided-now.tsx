/** Says that a contact was decided and answered, where its row is gone from. */
export function Decided({ reference }: { reference: string | undefined }) {
  if (!reference) return null
  return (
    <p class="govuk-inset-text" role="status">
      Decided and answered:{' '}
      <a class="govuk-link" href={`/contacts/${encodeURIComponent(reference)}`}>
        {reference}
      </a>
      .
    </p>
  )
}
