/**
 * Letters as people would compare them: without accents, in one case, and in the Latin alphabet where a plain
 * letter-by-letter transliteration exists. What is left in another script stays as it is and is compared as it is.
 */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ŋ: 'ng', ħ: 'h', ŧ: 't', ĸ: 'k', ə: 'e',
  // Arabic, Farsi and Urdu. Short vowels are not written, so names meet by their consonants (see skeleton.ts).
  ا: 'a', ب: 'b', پ: 'p', ت: 't', ٹ: 't', ث: 's', ج: 'j', چ: 'ch', ح: 'h', خ: 'kh', د: 'd', ڈ: 'd', ذ: 'z', ر: 'r', ڑ: 'r', ز: 'z',
  ژ: 'zh', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ک: 'k', گ: 'g', ل: 'l',
  م: 'm', ن: 'n', ں: 'n', ه: 'h', ہ: 'h', ھ: 'h', ة: 'a', ۃ: 'a', و: 'w', ي: 'y', ی: 'y', ى: 'a', ے: 'e', ء: '', ـ: '',
  // Cyrillic
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'i', і: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '',
  э: 'e', ю: 'yu', я: 'ya',
  // Greek
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p',
  ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
} // biome-ignore format: a table reads better in columns

/** Lower case, without accents, in Latin letters where one is known. Spaces and punctuation are left alone. */
export function fold(text: string): string {
  const bare = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
  let out = ''
  for (const letter of bare) out += letters[letter] ?? letter
  return out
}

/** The transliteration table, for the SQL that must do the same. */
export const transliteration: Readonly<Record<string, string>> = letters
