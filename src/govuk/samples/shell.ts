/** What every sample page shares. The samples show each part at least once; everybody in them is invented. */

export const shell = {
  authority: 'Middlesbrough',
  demonstration: { switchHref: '#switch' },
  person: { name: 'Nadia Coyle', role: 'Front door social worker' },
  signOut: { csrf: 'token' },
  find: { action: '#find', label: 'Find a child, adult or address', placeholder: 'Name, birth date or address' },
  footer: [
    { text: 'Threshold of need', href: '#threshold' },
    { text: 'Rule book', href: '#rules' },
    { text: 'Accessibility', href: '#accessibility' },
  ],
  asAt: 'As at Tuesday 24 November 2026, 09:20',
}

export const navigation = (current: string) =>
  [
    { text: 'Today', href: '#today' },
    { text: 'Contacts', href: '#contacts', count: { number: 31, of: 'waiting' } },
    { text: 'Children', href: '#children' },
    { text: 'Places', href: '#places' },
  ].map((item) => ({ ...item, current: item.text === current }))
