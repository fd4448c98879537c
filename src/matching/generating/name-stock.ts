/** Common names of many kinds; the long tail of surnames is put together from syllables, so that most belong to nobody. */
export const girls =
  `olivia amelia isla ava ivy freya lily florence mia willow rosie sophia isabella grace daisy sienna poppy elsie emily ella evelyn phoebe
evie charlotte harper millie matilda maya sofia emma mila ada isabelle esme aria arabella ellie luna maisie violet eliza erin hannah alice jessica thea rose
zara aisha fatima maryam zainab khadija ayesha hafsa amina safiya leila yasmin noor sumayyah priya ananya diya aanya simran jasleen zofia maja hanna lena
julia natalia wiktoria oliwia anna elena ioana andreea daria chloe lucy ruby megan holly molly lola amber bethany abigail eleanor katie niamh aoife caitlin
siobhan rebecca samantha victoria elizabeth margaret susan patricia christine linda karen sarah nicola joanne michelle deborah tracey jacqueline catherine
helen alison julie angela claire lisa emma rachel laura gemma kelly stacey leanne natasha jennifer amy danielle hayley kirsty donna lorraine maureen`.split(
    /\s+/,
  )

export const boys =
  `noah muhammad george oliver leo arthur oscar archie theodore freddie jack theo luca henry charlie alfie harry jacob james thomas finley
william lucas roman tommy arlo edward isaac teddy mohammed max adam alexander reuben albie louie rory joshua sebastian logan ezra hugo harrison elijah jude
toby daniel samuel mason hudson ethan joseph jaxon benjamin reggie ronnie mohammad yusuf ibrahim ali ahmed hamza abdullah omar bilal hassan hussain zayn
ismail idris musa arjun aarav vihaan rohan harpreet gurpreet jakub filip kacper szymon antoni oliwier andrei matei stefan david michael john paul andrew mark
peter stephen robert richard christopher anthony kevin gary steven martin simon ian alan neil darren lee jason wayne craig scott stuart kenneth brian graham
colin keith philip nigel sean liam connor ryan nathan luke aaron kieran callum jordan kyle bradley dylan owen rhys evan gethin iestyn callan declan cian`.split(
    /\s+/,
  )

export const surnames =
  `smith jones taylor brown williams wilson johnson davies patel robinson wright thompson evans walker white roberts green hall wood
jackson clarke khan ali hussain ahmed begum akhtar hill moore cooper ward turner carter phillips mitchell patterson harris lewis martin king baker morris
allen edwards scott young parker bell bailey murphy miller kelly cox marshall shah singh kaur mohammed hughes shaw bennett murray graham campbell stewart
anderson price richardson foster simpson mason hunt palmer holmes mills rogers gray knight butler barnes lloyd chapman russell fisher stevens ellis jenkins
harvey dixon howard gibson reynolds fox pearson lynch collins matthews webb west cole kowalski nowak wisniewski popescu ionescu hassan mahmood iqbal hossain
rahman islam uddin miah choudhury malik osei mensah okafor adeyemi nguyen chen wong li garcia silva santos oconnor obrien oneill mcdonald macleod`.split(
    /\s+/,
  )

const starts =
  `ash back bar beck bell berr bick blen bold brad bram brant breck brid brock brom buck burn cal carl cas chad chel clay clif col cop cor cran
crom dal dar den dun east eld elm fair farn fern fos gar gil glen gran had hal ham har hart haw hazel hes hol horn kel ken kil kirk lam lang laven led lin long
low mal mar mel mil mor nor oak ott pad pen pick pres rad ral red ris rock rom ros row rud sal sel shel shir spen stain stan strat sut tad tar thorn til tor
tren und wad wal war wel wes whit wil win wood wor yar yel york`.split(/\s+/)
const ends =
  `ton ley worth field ham wood by shaw den well bridge ford combe man ston ing ridge croft land brook gate sley stead wick hurst more ster ard`.split(
    /\s+/,
  )

/** The surname of a rank: real common ones first, made-up ones after. */
export function surnameOf(rank: number): string {
  if (rank < surnames.length) return surnames[rank]!
  const i = rank - surnames.length
  const plain = starts[i % starts.length]! + ends[Math.floor(i / starts.length) % ends.length]!
  const round = Math.floor(i / (starts.length * ends.length))
  return round === 0 ? plain : `${plain}${['s', 'er', 'son', 'e', 'wick'][(round - 1) % 5]}`
}

export const surnameRanks = surnames.length + starts.length * ends.length * 6

const ways = ['street', 'road', 'avenue', 'close', 'lane', 'drive', 'way', 'court', 'place', 'gardens', 'crescent', 'grove']

export function streetOf(rank: number): string {
  const name = starts[rank % starts.length]! + ends[Math.floor(rank / starts.length) % ends.length]!
  return `${name} ${ways[Math.floor(rank / 7) % ways.length]}`
}

/** Area letters that the Royal Mail does not use, so that no made-up address is anybody's. */
export const areas = ['QA', 'QB', 'QD', 'VA', 'VB', 'XA', 'XB', 'JX', 'ZQ', 'QX']
export const twoLetters = 'ABDEFGHJLNPQRSTUWXYZ'
