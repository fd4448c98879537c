/**
 * Which forenames are one name: a line is a name and its spellings (with strokes between), then its short forms. Only what stands
 * in one line as name and short form, or as spellings, is one name. Two short forms of one line are not: Ted may be Edward's and
 * Theo Theodore's, and both Theodores' too. A short form that is given as a name of its own to brothers and sisters of the long
 * one stands in no line with it (Mia and Maria, Ali and Alice, Liam and William, Jack and John).
 */
const lines = `
abigail/abigale/abbigail abby/abbie/abi gail|adrian ade|agnieszka aga|aidan/aiden/ayden/aidyn|aimee/amy/ami|aisha/ayesha/aishah/aysha/aicha/aysha
alan/allan/allen al|albert albie bert bertie al|alexander/aleksander/aleksandr alex/alec sandy xander lex sasha|alexandra/aleksandra alex alexa lexi/lexie sasha ola
alfred alfie alf fred freddie/freddy|alfie alf|alison/allison/alyson|amanda mandy|amelia millie/milly melia|amina/aminah|andrew andy drew|angela angie ange
ann/anne annie|anna annie|anthony/antony tony ant|archibald archie|arthur art arty/artie|ayaan/ayan/aayan|aaliyah/aliyah/aliya|bailey/bayley/bailee|barbara/barbra barb babs
benjamin ben benny benji|benny ben|bernard bernie|bertie bert|bethany/bethanie beth|billy/billie bill|bobby bob|bradley brad|brian/bryan|bridget bridie|bryony/briony
caitlin/kaitlin/caitlyn/katelyn/kaitlyn/katelin cait|callum/calum cal|cameron cam|carol/carole|caroline carrie caz|charles charlie/charley chas chuck
catherine/katherine/kathryn/katharine cathy/kathy kate katie/katy kat kitty cath/kath|kathleen cath/kath cathy/kathy kate katie/katy|katie/katy kate
charlotte lottie/lotty charlie/charley lotte|chloe/khloe|christian/kristian chris|christina/kristina chris tina chrissie|christine chris tina chrissie|christopher/kristopher chris kit topher
claire/clare|clement clem|connor/conor/konnor/konor|constance connie|cynthia cindy|daisy/daisie|daniel dan danny|danielle dani|danny dan|david dave davey/davy
deborah/debra/debora debbie deb|dennis/denis den|derek/derrick del|dominic/dominick dom|donald don donny|dorothy dot dottie/dotty dolly|douglas doug|dylan/dillon/dillan
eddie/eddy ed|edith edie|edmund ed eddie/eddy|edward ed eddie/eddy ted teddy ned|edwin ed eddie/eddy|eleanor/elinor/eleanore ellie/elly nell nellie nora|ellie/elly|elliot/elliott/eliot
elizabeth/elisabeth liz lizzie/lizzy beth betty betsy libby/libbie bess bessie|eloise/elouise|emily/emilie em emmie/emmy|emma em emmie/emmy|eric/erik|erin/eryn|ernest ernie
esme/esmee/esmae|eugene gene|eve evie|evelyn/evelynn evie eve|eva evie|finley/finlay/findlay fin finn|florence flo flossie florrie|frances fran frankie|francesca fran frankie
francis frank frankie|frank frankie|freddie/freddy fred|frederick/frederic/fredrick fred freddie/freddy|freya/freyja|gabriel gabe|gabriella gabby/gabi|gabrielle gabby/gabi|gary/garry
geoffrey/jeffrey geoff/jeff|george georgie|georgia georgie|georgina georgie gina|gerald gerry|gerard gerry|gillian/jillian gill/jill gilly|grace/grayce gracie|graham/graeme/grahame|gregory greg
gwendolyn/gwendoline gwen|hafsa/hafsah|hamza/hamzah|hannah/hanna/hana|harold harry hal|haroon/harun/haroun|harriet/harriett hattie/hatty hetty harri|harrison harry|hassan/hasan
hayley/haley/hailey/haylee|henry harry hal hank|herbert herb bert bertie|hubert bert bertie|hussain/hussein/husain/hossein/hussayn|ian/iain|ibrahim/ebrahim/ibraheem|idris/idrees|imogen/imogene immy/immie imo
inaya/inayah|isaac/issac/izaac ike|isabel/isobel/isabelle/isobelle/isabell izzy/issy/izzie bella belle|isabella/izabella izzy/issy/izzie bella|ismail/ismael/ismaeel|jackson/jaxon/jaxson jack
jacob/jakob jake|jacqueline jackie/jacqui|james jim jimmy jamie jem|jamie/jaime|jane/jayne janie|janet jan|janice jan|jasmine/jasmin/jazmin/jazmine jas jazz/jaz|jayden/jaden/jaydon/jaiden
jennifer jen/jenn jenny/jennie|jenny/jennie jen/jenn|jessica/jessika jess jessie/jessy|jessie/jessy jess|jimmy jim|joanna jo|joanne/joann jo|jodie/jody/jodi|joey joe|john johnny jon
jonathan/jonathon/johnathan jon jonny/johnny|jonny/johnny jon|jordan/jorden/jordon/jordyn|joseph joe joey|josephine jo josie|joshua josh|judith judy jude|julian jules|julie jules|juliet/juliette jules
katarzyna kasia|kayleigh/kayley/kaylee|kelly/kelley|kenneth ken kenny|kenny ken|kevin kev|khadija/khadijah/khadeeja/khadeejah|kian/cian/kyan|kieran/ciaran/keiran/kieron|kimberley/kimberly kim
krzysztof krzys|laura laurie|lawrence/laurence larry laurie|layla/leila/laila/leyla|leah/lea|lenny/lennie len|leonard len lenny/lennie leo|leonardo leo|leslie/lesley les|lewis lew|lilian/lillian lily/lilly/lillie lil
lily/lilly/lillie/lili lil|lizzie/lizzy liz|louie/louis lou|louisa lou|louise lou|lucas/lukas|lucinda lucy cindy|lucy/lucie lu|lydia lyd|madeleine/madeline/madelyn maddie/maddy|madison/maddison maddie/maddy
maggie mag|maisie/maisy|malcolm mal|malgorzata gosia|margaret maggie meg peggy peg madge marge margie|mark/marc|martin/martyn marty|maryam/mariam/maryum/meryem|matilda/mathilda tilly/tillie tilda
matthew/mathew matt/mat matty|matty matt/mat|maureen mo|maxim/maksim max|maximilian max|maxwell max|maya/maia/mayah|megan/meghan/meagan meg|mia/mya/miah|michael/micheal mike mick mickey/micky mikey
michelle/michele shelly chelle|mickey/micky mick|mikey mike|miles/myles|millie/milly|mohammed/muhammad/mohammad/mohamed/muhammed/mohamad/muhamad/muhamed/mohamud mo md mohd|molly/mollie|montague monty|musa/moosa|mustafa/mustapha
natalie/nathalie nat|natasha/natacha nat tasha|nathan nate nath|nathaniel/nathanael/nathanial nate nath|neil/neal|nellie nell|niamh/neve/neave|nicholas/nicolas/nikolas nick nicky/nikki/nicki nico|nicky/nikki/nicki nick
nicola nicky/nikki/nicki|nicole/nichole nicky/nikki/nicki|noor/nur/nour|norman norm|oleksandr sashko sasha|oliver ollie/olly|olivia liv livvy/livvie|omar/umar/omer/umer|oscar/oskar ossie|osman/usman/uthman/othman
pamela pam|patricia pat patsy patty tricia trish|patrick pat paddy|penelope penny|peter pete|philip/phillip phil pip|philippa/phillipa pippa pip|phoebe/phebe|poppy/poppie|rachel/rachael/rachelle rach
rayyan/rayan|raymond ray|rebecca/rebekah becky/becki becca bex beccy|reggie reg|reginald reg reggie|rhys/reece/rees/reese|richard rich richie/ritchie dick rick ricky|richie/ritchie rich|ricky rick|riley/reilly/rylee/ryley
robbie rob|robert rob robbie bob bobby|robin/robyn|ronald ron ronnie|ronnie ron|rosalind roz|rose rosie/rosy|rosemary rosie/rosy rose|russell/russel russ|safiya/safiyah/safia/safiyya|samantha sam sammy|sammy sam
samuel sam sammy|sara/sarah|sean/shaun/shawn|sebastian/sebastien seb baz|siobhan/shivaun|sidney/sydney sid/syd|simon si|sophia/sofia/sofiya soph|sophie/sofie soph|stanley stan|stephanie steph|stephen/steven/steffan steve stevie
stuart/stewart stu|sumayyah/sumaya/sumayah/sumayya|susan sue susie/suzie|susannah/susanna/suzanna sue susie/suzie|suzanne sue susie/suzie|syed/sayed/sayyid|taylor/tayler|teddy ted|terence/terrence terry|teresa/theresa tess tessa
theodora thea theo|theodore/theodor theo ted teddy|thomas/tomas tom tommy|timothy tim timmy|tobias toby|tommy tom|tracy/tracey/tracie trace|valerie val|vicky/vicki/vickie vic|victor vic|victoria vic vicky/vicki/vickie tori
vincent vince vinnie/vinny|violet vi|virginia ginny|vivian/vivien/vivienne viv|walter wally walt|wilfred/wilfrid wilf|william will bill billy/billie willy/willie wills|winifred winnie|yakub/yaqub/yaqoob|yasmin/yasmine/yasmeen
yusuf/yousef/youssef/yousuf/yusef/yousaf|zachary/zachery/zackary zac/zak/zach/zack|zac/zak/zach/zack|zainab/zaynab/zeinab|zayn/zain/zayne|abdullah/abdallah/abdulla|ahmed/ahmad/ahmet|fatima/fatimah/fatema/fathima|bilal/belal|zoe/zoey`

const forms = new Map<string, Set<string>>()

function tie(one: string, other: string) {
  if (one === other) return
  for (const [name, to] of [
    [one, other],
    [other, one],
  ] as const)
    forms.set(name, (forms.get(name) ?? new Set()).add(to))
}

for (const line of lines.split(/[|\n]/)) {
  const [name = [], ...short] = line
    .trim()
    .split(/\s+/)
    .map((spellings) => spellings.split('/'))
  for (const spellings of [name, ...short]) for (const one of spellings) for (const other of spellings) tie(one, other)
  for (const one of name) for (const other of short.flat()) tie(one, other)
}

/** Whether two words of forenames are one name: equal, spellings of one, or a name and its own short form. */
export function isOneName(one: string, other: string): boolean {
  return one === other || (forms.get(one)?.has(other) ?? false)
}

/** Every name with each name that is one with it, for the SQL that must do the same. */
export function nameForms(): Array<[name: string, other: string]> {
  return [...forms].flatMap(([name, others]) => [...others].map((other): [string, string] => [name, other]))
}
