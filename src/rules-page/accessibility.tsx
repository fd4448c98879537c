import type { VNode } from 'preact'
import { Section, Stack, Title } from '../govuk/index.ts'

/** What was done so that everybody can use Doorstep, what was not, and whom to tell. */
export function Accessibility({ authority, phone }: { authority: string; phone: string | null }): VNode {
  return (
    <>
      <Title say="What we did so that everybody can use these pages, and what we have not done yet.">Accessibility</Title>
      <Stack>
        <Section title="What you can do here" id="can">
          <ul class="govuk-list govuk-list--bullet">
            <li>Use every page by keyboard alone, without a mouse and without script.</li>
            <li>Zoom to 400%, or read on a screen 320 pixels wide, without scrolling sideways.</li>
            <li>Tell every state by a word and a shape, never by colour alone; print any page in grey.</li>
            <li>Read every picture as words: a map and a chart have a sentence, and a table or list with the same figures.</li>
          </ul>
          <p class="ds-p">If one of these fails on a page, it is a fault. Please tell us.</p>
        </Section>
        <Section title="How far this is true" id="far">
          <p class="ds-p">
            We build to the Web Content Accessibility Guidelines 2.2, level AA. We have not claimed to comply with them: nobody
            from outside has audited Doorstep, and people who use screen readers, voice control or magnifiers every day have not
            yet tried it with us.
          </p>
          <p class="ds-p">
            Every page is opened in a browser by automatic tests, which look for what such tests can find: contrast, names,
            labels, order. They find less than half of what can be wrong.
          </p>
        </Section>
        <Section title="What we know is not good enough" id="known">
          <ul class="govuk-list govuk-list--bullet">
            <li>
              A map’s own labels are drawn: they grow with zoom and not with the text size of your browser. The table beside it
              does.
            </li>
            <li>Lists of people to choose from are long. You can type the first letters of a name to reach it.</li>
            <li>Work pages are in English only.</li>
          </ul>
        </Section>
        <Section title="Tell us" id="tell">
          <p class="ds-p">
            Tell whoever looks after Doorstep at {authority}
            {phone && (
              <>
                , or ring <span class="ds-nowrap">{phone}</span>
              </>
            )}
            . Say which page, and what you use to read it. If you are not content with the answer, the Equality Advisory and
            Support Service can advise you.
          </p>
        </Section>
      </Stack>
    </>
  )
}
