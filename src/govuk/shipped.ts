/** GOV.UK Frontend components that the kit leaves out, and why. Every other one is shipped and proved by its fixtures. */
export const notShipped: Readonly<Record<string, string>> = {
  'cookie-banner': 'Doorstep sets one cookie, to keep a person signed in, and asks for no other',
  'exit-this-page': 'public pages carry their own plain link, which works without script',
  feedback: 'pages link to one place to say that something is wrong',
  footer: 'it carries the crest and licence of GOV.UK; the page shell has its own',
  'generic-header': 'the page shell has its own header',
  header: 'it carries the crown of GOV.UK; the page shell has its own',
  'language-navigation': 'the page shell lists languages in its own public header',
}
