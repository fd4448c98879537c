import { initAll } from '/assets/govuk-frontend.min.js'

// GOV.UK's components start only where these classes stand; a page without script never has them.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

// ARIA has no expanded radio; what a radio reveals follows it in reading order, and `aria-controls` says which it is.
const plainRadios = () => {
  for (const radio of document.querySelectorAll('input[type=radio][aria-expanded]')) radio.removeAttribute('aria-expanded')
}
plainRadios()
new MutationObserver(plainRadios).observe(document.body, { subtree: true, attributeFilter: ['aria-expanded'] })

// Words not sent yet are kept a second after typing stops, and on leaving, so that nobody types them twice.
for (const form of document.querySelectorAll('form[data-keep]')) {
  let timer
  let changed = false
  const words = () => {
    const body = new URLSearchParams(new FormData(form))
    body.set('_draft', '1')
    return body
  }
  const keep = async () => {
    clearTimeout(timer)
    if (!changed) return
    changed = false
    const answer = await fetch(form.action, { method: 'POST', body: words(), keepalive: true }).catch(() => undefined)
    const note = document.querySelector('[data-kept]')
    if (note && answer?.ok)
      note.textContent = `Kept at ${new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}. You can leave and come back.`
    if (!answer?.ok) changed = true
  }
  form.addEventListener('input', () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(keep, 1000)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    changed = false
  })
  // a page that is asked for before the words are kept would be drawn without them, and then keep over them
  document.addEventListener('click', async (event) => {
    const link = event.target.closest?.('a[href]')
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented
    if (!changed || !plain || !link || link.target || link.origin !== location.origin) return
    if (link.hash && link.pathname + link.search === location.pathname + location.search) return
    event.preventDefault()
    await Promise.race([keep(), new Promise((resolve) => setTimeout(resolve, 2000))])
    location.assign(link.href)
  })
  addEventListener('pagehide', () => void keep())
}
