/**
 * Short forms of forenames in everyday English use, and spellings of names from elsewhere that are one name. One row is one
 * family of names; a name may stand in one row only, so that "same family" is a plain equality.
 */
const families = `
abigail abby abbie abi gail|adam ad|alan allan allen al|alexander alex alec sandy xander lex aleksander alexandra alexa lexi sasha
alfred alfie alf fred freddie freddy frederick frederic|alice alicia ali|amanda mandy|amelia millie milly amy emilia mila
andrew andy drew andrea|ann anne anna annie hannah nancy nan|anthony tony anton antony|archibald archie archy
arthur art artie arty|barbara barb babs|benjamin ben benny benji benjy|bernard bernie|bradley brad|bridget bridie biddy
cameron cam|caroline carolyn carol carrie|catherine katherine kathryn katharine kathleen cathy kathy kate katie katy kat kitty cath
charles charlie charley chas chuck charlotte lottie lotty carl|christopher chris kris kit christian topher
christine christina tina chrissie kirsty kristina|clement clem|constance connie|cornelius neil|cynthia cindy
daniel dan danny danielle dani|david dave davey davy|deborah debra debbie deb|dennis denis den|derek del|dominic dom nic
donald don donny|dorothy dot dotty dolly dora|douglas doug|edward ed eddie eddy ted teddy ned edmund theodore theo thea theodora|eleanor ellie elly nell nellie elinor nora lenora ella ellen helen helena nel
elizabeth liz lizzie lizzy beth betty eliza libby lisbeth bess bessie elsie elspeth lilibet isabel isabella isabelle bella izzy issy belle elisabeth
emily em emmie emmy emma|ernest ernie|esther hester essie|ethan eth|eugene gene|evelyn eve evie eva|florence flo flossie florrie
frances fran francesca frankie francis frank franklin|gabriel gabe gabby gabrielle gabriella|geoffrey geoff jeffrey jeff jeffery
george georgie georgina georgia|gerald gerry jerry gerard jeremy jez|gillian gill gilly|grace gracie|graham graeme
gregory greg gregor|gwendolyn gwen gwendoline|harold harry henry hal hank harrison harriet hattie hettie harri|herbert herb bert bertie robert rob robbie bob bobby roberta albert hubert
hugh hughie huw hugo|ian iain|imogen immy|irene rene|isaac ike zac zach zachary zack zak zachariah|jack john johnny jon jonathan jonny johnathan jackson jock
jacob jake jakob jakub|jacqueline jackie jacqui|james jim jimmy jamie jem|jane janet jan janice jayne jenny jennifer jen jennie|jasmine jas jazz yasmin yasmine
jessica jess jessie|joan joanna joanne jo josephine josie joseph joe joey jos|joshua josh|judith judy jude|julia julie jules juliet julian
karen kaz|kenneth ken kenny|kevin kev|kimberley kim kimberly|laura laurie lauren lawrence laurence larry lori|leo leon leonard len lenny lennie leonardo
leslie les lesley|lewis lou louis louie louisa louise lew|lillian lily lil lilian lilly|logan lo|lucy lucille lulu lucinda lucie luce|luke lucas luca lukas
lydia lyd|madeline maddie maddy madeleine madison|malcolm mal|margaret maggie meg peggy margie marge madge greta megan mags daisy peg rita
marilyn mari|martha marty mattie martin|mary molly polly maria marie may mae mamie mia|matilda tilly tilda mattilda|matthew matt matty mathew
maureen mo|maxwell max maximilian maximus maxim|michael mike mick mickey mikey micky michelle shelly mikhail michal|miles milo myles|mildred mil
montague monty|morgan mor|natalie nat natasha nathalie|nathan nate nathaniel nathanial|nicholas nick nicky nicola nico nikolas nikki nicole|noah no
norman norm|oliver ollie olly olivia liv livvy livia|oscar ossie oz|owen owain|pamela pam|patricia pat patsy patty tricia trish patrick paddy rick ricky
paul paula pauline|penelope penny pen|peter pete|philip phil pip phillip philippa pippa|phoebe phebe|phyllis phyl|priscilla cilla|rachel rach rachael
raymond ray|rebecca becky becca bex beccy|reginald reg reggie|rhys reece rees reese|richard dick rich richie dickie|riley rye|ronald ron ronnie veronica
rosemary rose rosie roz rosalind|rowan ro|roy royce|rupert rue|russell russ|ruth ruthie|samuel sam sammy samantha samson|sarah sara sally sadie|scott scotty
sebastian seb bastian baz|sharon shaz|sheila shelagh|sidney sid sydney syd|simon si|sophia sophie soph sofia|stanley stan|stephen steve steven stevie stephanie steph stefan
stuart stewart stu|susan sue susie suzie suzanne susannah suzy|sylvia syl|terence terry terrence teresa theresa tess tessa
thomas tom tommy thom tomas|timothy tim timmy|toby tobias|tracey tracy trace|valerie val|victor vic victoria vicky vicki tori|vincent vince vinnie|violet vi
virginia ginny|walter wally walt|wendy wend|wilfred wilf wilfrid|william will bill billy willy liam willie wills|winifred winnie win freda|zoe zo
muhammad mohammed mohammad mohamed muhammed mohamad mohd md mo'|ahmed ahmad ahmet achmed|hussain hussein husain hossein|hassan hasan|ibrahim ebrahim|yusuf yousef youssef yousuf yusef
abdullah abdallah abdulla|umar omar omer|uthman osman usman othman|fatima fatimah fatema fathima|aisha ayesha aishah aysha aicha|khadija khadijah khadeeja|maryam mariam miriam maryum meryem
zainab zaynab zeinab|ismail ismael ishmael|yaqub yakub yaqoob|syed sayed sayyid said|ali'|krzysztof krzys|malgorzata gosia|agnieszka aga|katarzyna kasia|aleksandra ola|oleksandr sashko
siobhan shivaun|niamh neve|sean shaun shawn eoin'|aoife eefa|caitlin kaitlin katelyn kaitlyn|connor conor konnor|aidan aiden ayden|kian cian keane|ciaran kieran keiran|finley finlay finn|jayden jaden jaydon|callum calum|kayleigh kayley kaylee|aaliyah aliyah alia`
  .replaceAll('\n', '|')
  .split('|')
  .map((row) => row.replaceAll("'", '').trim().split(/\s+/))
  .filter((row) => row[0] !== '')

const familyOf = new Map<string, string>()
for (const row of families) for (const name of row) if (!familyOf.has(name)) familyOf.set(name, row[0]!)

/** The name that stands for the family of a forename's first word: "kate", "cathy" and "katie" all give "catherine". */
export function nameFamily(forename: string): string {
  const space = forename.indexOf(' ')
  const first = space < 0 ? forename : forename.slice(0, space)
  return familyOf.get(first) ?? first
}

/** Every name with its family, for the SQL that must do the same. */
export function nameFamilies(): Array<[name: string, family: string]> {
  return [...familyOf]
}
