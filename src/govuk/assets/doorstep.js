import { initAll } from '/assets/govuk-frontend.min.js'

// GOV.UK's components start only where these classes stand; a page without script never has them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
