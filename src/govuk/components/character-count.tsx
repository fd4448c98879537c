import type { Attributes } from '../content.ts'
import { spaced, words } from '../content.ts'
import { Hint } from './hint.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'
import { type Plural, translations } from './translations.ts'

export interface CharacterCountProps extends TextareaProps {
  maxlength?: string | number | undefined
  maxwords?: string | number | undefined
  /** A share of the limit, in per cent, before the count is shown. */
  threshold?: string | number | undefined
  countType?: 'length' | 'characters' | 'words' | undefined
  countMessage?: { classes?: string | undefined } | undefined
  /** The limit in words, where `%{count}` is the number. */
  textareaDescriptionText?: string | undefined
  charactersUnderLimitText?: Plural | undefined
  charactersAtLimitText?: string | undefined
  charactersOverLimitText?: Plural | undefined
  wordsUnderLimitText?: Plural | undefined
  wordsAtLimitText?: string | undefined
  wordsOverLimitText?: Plural | undefined
}

/** A text area that says how much room is left, where script runs, and what the limit is, where it does not. */
export function CharacterCount(props: CharacterCountProps) {
  const id = props.id ?? props.name
  const limit = props.maxwords ?? props.maxlength
  const unit = props.maxwords || props.countType === 'words' ? 'words' : 'characters'
  const described = props.textareaDescriptionText ?? `You can enter up to %{count} ${unit}`
  const message = (
    <Hint
      id={`${id}-info`}
      classes={spaced('govuk-character-count__message', props.countMessage?.classes)}
      text={limit === undefined ? '' : described.replace('%{count}', String(limit))}
    />
  )
  return (
    <Textarea
      {...props}
      id={id}
      classes={spaced('govuk-js-character-count', props.classes)}
      describedBy={spaced(props.describedBy, `${id}-info`)}
      formGroup={{
        ...props.formGroup,
        classes: spaced('govuk-character-count', props.formGroup?.classes),
        attributes: { ...settings(props, limit), ...props.formGroup?.attributes },
        afterInput: {
          html: (
            <>
              {message}
              {props.formGroup?.afterInput && words(props.formGroup.afterInput)}
            </>
          ),
        },
      }}
    />
  )
}

function settings(props: CharacterCountProps, limit: string | number | undefined): Attributes {
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': props.maxwords ? undefined : props.maxlength,
    'data-maxwords': props.maxwords,
    'data-threshold': props.threshold,
    'data-count-type': props.countType ?? (props.maxwords ? 'words' : undefined),
    ...translations({
      // with a limit known here, the description is already written out above
      'textarea-description':
        limit === undefined && props.textareaDescriptionText ? { other: props.textareaDescriptionText } : undefined,
      'characters-under-limit': props.charactersUnderLimitText,
      'characters-at-limit': props.charactersAtLimitText,
      'characters-over-limit': props.charactersOverLimitText,
      'words-under-limit': props.wordsUnderLimitText,
      'words-at-limit': props.wordsAtLimitText,
      'words-over-limit': props.wordsOverLimitText,
    }),
  }
}
