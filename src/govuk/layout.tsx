import type { ComponentChildren } from 'preact'
import { assetUrl } from './assets.ts'
import { BackLink } from './components/back-link.tsx'
import { SkipLink } from './components/skip-link.tsx'
import { DemonstrationStrip, Footer, type FooterProps, Header, type HeaderProps } from './frame.tsx'
import { Sprite } from './icons.tsx'

export interface PageProps extends HeaderProps, FooterProps {
  /** What the page is, in the words of its heading. */
  title: string
  /** Something on the page is to be put right: the tab says so first. */
  failed?: boolean | undefined
  /** Nobody here is real: said on every page. `switchHref` leads back to the choice of person. */
  demonstration?: boolean | { switchHref?: string | undefined } | undefined
  backLink?: { href: string; text?: string | undefined } | undefined
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | undefined
  /** Stands between header and main, over the page's whole width: the street on sign-in. */
  porch?: ComponentChildren | undefined
  children: ComponentChildren
}

/** The shell of every page: skip link, strip, header, main, footer; no script or style inside it. */
export function Page(props: PageProps) {
  const open = props.variant === 'public'
  const strip = props.demonstration && (props.demonstration === true ? {} : props.demonstration)
  return (
    <html lang={props.lang ?? 'en'} dir={props.dir} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${props.failed ? `${props.says?.error ?? 'Error'}: ` : ''}${props.title} - Doorstep`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0d4a57" />
        <link rel="icon" href={assetUrl('/assets/favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('/assets/govuk-frontend.min.css')} />
        <link rel="stylesheet" href={assetUrl('/assets/doorstep.css')} />
        <script type="module" src={assetUrl('/assets/doorstep.js')} />
      </head>
      <body class={`govuk-template__body ${open ? 'ds-public' : 'ds-work'}`}>
        <SkipLink href="#main" text={props.says?.skip ?? 'Skip to main content'} />
        <Sprite />
        {strip && <DemonstrationStrip {...strip} />}
        <Header {...props} />
        {props.porch}
        <main class="ds-wrap ds-main" id="main">
          {props.backLink && <BackLink href={props.backLink.href} text={props.backLink.text} classes="ds-back" />}
          {props.children}
        </main>
        <Footer {...props} />
      </body>
    </html>
  )
}
