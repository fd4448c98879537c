/** The names of what every form carries beside its questions; `readForm` leaves them out of the answers. */
export const hiddenNames = { csrf: '_csrf', idempotencyKey: '_key', version: '_version' } as const

export interface HiddenFieldsProps {
  /** Proves that the form was ours. */
  csrf: string
  /** One per rendered form: sent twice, it does its act once. */
  idempotencyKey?: string | undefined
  /** The record as it stood when the form was shown, so that nobody saves over another's change. */
  version?: string | number | undefined
}

export function HiddenFields({ csrf, idempotencyKey, version }: HiddenFieldsProps) {
  return (
    <>
      <input type="hidden" name={hiddenNames.csrf} value={csrf} />
      {idempotencyKey && <input type="hidden" name={hiddenNames.idempotencyKey} value={idempotencyKey} />}
      {version !== undefined && <input type="hidden" name={hiddenNames.version} value={version} />}
    </>
  )
}
