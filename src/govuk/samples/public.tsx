import { Button, Page, Radios, Two } from '../index.ts'
import { shell } from './shell.ts'

export function PublicSample() {
  return (
    <Page
      title="Ask for help"
      authority="Middlesbrough"
      variant="public"
      leaveHref="https://www.bbc.co.uk/weather"
      footer={shell.footer}
      languages={[
        { lang: 'en', name: 'English', href: '#en', current: true },
        { lang: 'ar', name: 'العربية', href: '#ar' },
        { lang: 'pl', name: 'Polski', href: '#pl' },
      ]}
    >
      <h1 class="ds-h1">Ask for help with your family</h1>
      <p class="ds-danger">
        <b>Is a child in danger now?</b> Do not wait for us. <a href="tel:999">Ring 999</a>
      </p>
      <Two>
        <form method="post" action="#next" novalidate>
          <Radios
            name="who"
            fieldset={{ legend: { text: 'Who is it about?', classes: 'govuk-fieldset__legend--m' } }}
            items={[
              { value: 'own', text: 'My own child' },
              { value: 'other', text: 'A child I know' },
              { value: 'me', text: 'Me. I am under 18' },
            ]}
          />
          <Button text="Next" />
        </form>
        <section class="ds-panel">
          <h2 class="ds-h2">Rather talk?</h2>
          <a class="ds-call" href="tel:01632960100">
            <span class="ds-ltr">01632 960 100</span>
          </a>
        </section>
      </Two>
    </Page>
  )
}

/** The same frame in a language that is read from the right. */
export function ArabicSample() {
  return (
    <Page
      title="اطلب المساعدة"
      authority="Middlesbrough"
      variant="public"
      lang="ar"
      dir="rtl"
      says={{ skip: 'انتقل إلى المحتوى', leave: 'غادر هذه الصفحة' }}
      leaveHref="https://www.bbc.co.uk/weather"
    >
      <h1 class="ds-h1">اطلب المساعدة لعائلتك</h1>
      <form method="post" action="#next">
        <Radios
          name="who"
          fieldset={{ legend: { text: 'عمّن تسأل؟', classes: 'govuk-fieldset__legend--m' } }}
          items={[
            { value: 'own', text: 'طفلي' },
            { value: 'other', text: 'طفل أعرفه' },
          ]}
        />
        <Button text="التالي" />
      </form>
    </Page>
  )
}
