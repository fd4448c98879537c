import type { Attributes } from '../content.ts'
import { spaced } from '../content.ts'
import { Field, type FieldProps } from './field.tsx'
import { type Plural, translations } from './translations.ts'

export interface FileUploadProps extends FieldProps {
  multiple?: boolean | undefined
  /** A drop zone, where script runs. */
  javascript?: boolean | undefined
  chooseFilesButtonText?: string | undefined
  dropInstructionText?: string | undefined
  multipleFilesChosenText?: Plural | undefined
  noFileChosenText?: string | undefined
  enteredDropZoneText?: string | undefined
  leftDropZoneText?: string | undefined
  wrapperClasses?: string | undefined
  wrapperAttributes?: Attributes | undefined
}

export function FileUpload(props: FileUploadProps) {
  return (
    <Field
      field={props}
      control={({ by, id, failed }) => {
        const input = (
          <input
            class={spaced('govuk-file-upload', failed && 'govuk-file-upload--error', props.classes)}
            id={id}
            name={props.name}
            type="file"
            disabled={props.disabled}
            multiple={props.multiple}
            aria-describedby={by}
            {...props.attributes}
          />
        )
        if (!props.javascript) return input
        return (
          <div
            class={spaced('govuk-file-upload-wrapper', props.wrapperClasses)}
            data-module="govuk-file-upload"
            {...zoneWords(props)}
            {...props.wrapperAttributes}
          >
            {input}
          </div>
        )
      }}
    />
  )
}

function zoneWords(props: FileUploadProps): Attributes {
  return translations({
    'choose-files-button': props.chooseFilesButtonText,
    'no-file-chosen': props.noFileChosenText,
    'multiple-files-chosen': props.multipleFilesChosenText,
    'drop-instruction': props.dropInstructionText,
    'entered-drop-zone': props.enteredDropZoneText,
    'left-drop-zone': props.leftDropZoneText,
  })
}
