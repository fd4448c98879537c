/**
 * What is left of a name when the letters that vary between spellings are taken away: Mohammed, Muhamad and محمد all leave
 * "mhmd". Vowels are dropped after the first letter, doubled letters are one, and letters that stand for one sound meet.
 * A skeleton of one consonant says too little and is missing.
 */
export function skeleton(name: string): string {
  let text = name.replace(/[^a-z]/g, '')
  if (text.length < 3) return ''
  text = text
    .replace(/ph/g, 'f')
    .replace(/(ck|kh|ch(?=r)|q|c(?![hei]))/g, 'k')
    .replace(/c(?=[ei])/g, 's')
    .replace(/(sh|sch|tch|ch|cz|sz|zh)/g, 'x')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/gh/g, 'g')
    .replace(/z/g, 's')
    .replace(/v/g, 'w')
    .replace(/j(?=[^aeiou]|$)/g, 'y')
  const first = /[aeiouwy]/.test(text[0]!) ? 'a' : text[0]!
  const rest = text
    .slice(1)
    .replace(/[aeiouwy]/g, '')
    .replace(/(?<=[^aeiouy])h$/, '')
  const bones = (first + rest).replace(/(.)\1+/g, '$1')
  return bones.length < 2 || (bones.length === 2 && bones[0] === 'a') ? '' : bones
}
