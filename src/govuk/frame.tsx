import { hiddenNames } from './hidden-fields.tsx'
import { Icon } from './icons.tsx'
import { Mark } from './mark.tsx'

export interface NavigationItem {
  text: string
  href: string
  current?: boolean | undefined
  /** A number beside the word, and what it counts: 74, "waiting". */
  count?: { number: number; of: string } | undefined
}

export interface HeaderProps {
  /** Whose Doorstep this is: "Middlesbrough". */
  authority?: string | undefined
  homeHref?: string | undefined
  navigation?: readonly NavigationItem[] | undefined
  person?: { name: string; role?: string | undefined } | undefined
  signOut?: { action?: string | undefined; csrf?: string | undefined } | undefined
  /** Sent and not asked for by address, in which a name would stay; `csrf` as on every form. */
  find?: { action: string; label: string; csrf?: string | undefined; placeholder?: string | undefined } | undefined
  /** `wide` is for work; `public` is narrower, larger and keeps the way out in reach. */
  variant?: 'wide' | 'public' | undefined
  /** Where "Leave this page" goes, on pages that somebody may need to leave fast. */
  leaveHref?: string | undefined
  languages?: readonly Language[] | undefined
  /** The shell's own words, where the page is in another language than English. */
  says?: ShellWords | undefined
}

export interface ShellWords {
  skip?: string | undefined
  leave?: string | undefined
  /** Names the list of languages. */
  language?: string | undefined
  /** Stands before the title of a page with something to put right. */
  error?: string | undefined
}

export interface Language {
  /** The language's tag: "ckb". */
  lang: string
  /** Its name in its own letters. */
  name: string
  href: string
  current?: boolean | undefined
}

export interface FooterProps {
  footer?: readonly { text: string; href: string }[] | undefined
  /** The last words of the page: "As at Tuesday 24 November 2026, 09:20". */
  asAt?: string | undefined
}

export function DemonstrationStrip({ switchHref }: { switchHref?: string | undefined }) {
  return (
    <div class="ds-demo" role="region" aria-label="Demonstration">
      <div class="ds-wrap">
        <span>
          <b>Demonstration.</b> Every person here is invented.
        </span>
        {switchHref && <a href={switchHref}>Switch person</a>}
      </div>
    </div>
  )
}

export function Header(props: HeaderProps) {
  const navigation = props.navigation ?? []
  const right = props.find || props.person
  return (
    <>
      <header class={props.leaveHref ? 'ds-header ds-exitbar' : 'ds-header'}>
        <div class="ds-wrap">
          <a class="ds-brand" href={props.homeHref ?? '/'}>
            <Mark on="dark" />
            <span lang="en">Doorstep</span>
            {props.authority && <span class="ds-brand__place">{props.authority}</span>}
          </a>
          {navigation.length > 0 && (
            <nav aria-label="Main">
              <ul class="ds-nav">
                {navigation.map((item) => (
                  <li>
                    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                      {item.text}
                      {item.count && <Count {...item.count} />}
                    </a>
                  </li>
                ))}
                {/* a phone has no room for the box; a word that leads there already is enough */}
                {props.find && !navigation.some(({ href }) => href === props.find?.action) && (
                  <li class="ds-only-small">
                    <a href={props.find.action}>Find</a>
                  </li>
                )}
              </ul>
            </nav>
          )}
          {right && (
            <div class="ds-header__right">
              {props.find && <Find {...props.find} />}
              {props.person && <You {...props.person} signOut={props.signOut} />}
            </div>
          )}
          {props.leaveHref && (
            <div class="ds-exit">
              <a
                href={props.leaveHref}
                role="button"
                draggable={false}
                class="govuk-button govuk-button--warning"
                rel="nofollow noreferrer"
              >
                {props.says?.leave ?? 'Leave this page'}
              </a>
            </div>
          )}
        </div>
      </header>
      {props.languages && props.languages.length > 0 && (
        <Languages languages={props.languages} label={props.says?.language ?? 'Language'} />
      )}
    </>
  )
}

function Count({ number, of }: { number: number; of: string }) {
  return (
    <>
      {' '}
      <span class="ds-count">
        {number}
        <span class="govuk-visually-hidden"> {of}</span>
      </span>
    </>
  )
}

function Find({ action, label, csrf, placeholder }: NonNullable<HeaderProps['find']>) {
  return (
    <form class="ds-find" role="search" aria-label={label} action={action} method="post">
      {csrf && <input type="hidden" name={hiddenNames.csrf} value={csrf} />}
      <label class="govuk-visually-hidden" for="find">
        {label}
      </label>
      <input class="govuk-input" id="find" name="find" placeholder={placeholder} autocomplete="off" />
      <button type="submit">
        <Icon name="find" />
        <span class="govuk-visually-hidden">Find</span>
      </button>
    </form>
  )
}

function You({ name, role, signOut }: { name: string; role?: string | undefined; signOut: HeaderProps['signOut'] }) {
  return (
    <form class="ds-you" method="post" action={signOut?.action ?? '/sign-out'}>
      {signOut?.csrf && <input type="hidden" name={hiddenNames.csrf} value={signOut.csrf} />}
      <strong>{name}</strong>
      {role && <span class="ds-you__role">{role}</span>}
      <button type="submit">Sign out</button>
    </form>
  )
}

function Languages({ languages, label }: { languages: readonly Language[]; label: string }) {
  return (
    <div class="ds-wrap">
      <nav class="govuk-language-navigation" aria-label={label}>
        <ul class="govuk-language-navigation__list">
          {languages.map(({ lang, name, href, current }) => (
            <li class="govuk-language-navigation__list-item">
              {current ? (
                <span class="govuk-language-navigation__text" aria-current="true" lang={lang}>
                  <b>{name}</b>
                </span>
              ) : (
                <a class="govuk-language-navigation__link" href={href} rel="alternate" lang={lang} hreflang={lang}>
                  {name}
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

export function Footer({ footer, asAt }: FooterProps) {
  return (
    <footer class="ds-footer">
      <div class="ds-wrap">
        {(footer ?? []).map(({ text, href }) => (
          <a href={href}>{text}</a>
        ))}
        {asAt && <span class="ds-footer__end">{asAt}</span>}
      </div>
    </footer>
  )
}
