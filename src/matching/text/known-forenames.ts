/**
 * Forenames that many people have, tidied as names are: every name given to fifty or more girls or boys of a year in England and Wales
 * (ONS, baby names, 1996 to 2020, OGL v3.0), the commonest of other countries (sigpwned/popular-names-by-country-dataset, CC0), and those
 * of people born before. Two of them that differ by one letter are two names; one letter in a name that is not here may be a slip.
 */
const names = `
aada aadam aadhya aahil aaira aairah aaliyah aamina aaminah aamir aanya aarav aariz aaron aarya aaryan aasha aasiyah aayan aayat abbas abbey abbi
abbie abbigail abby abd abdallah abdel abdelkader abdirahman abdoulaye abdul abdulaziz abdulla abdullah abdullahi abdullo abdulrahman abdurrahman
abeeha abel abi abigail abraham abu abubakr abulfazl ace ada adaline adalyn adam adama addison adela adelaide adele adelina adeline aden adil adin
aditi aditya adnan adomas adrian adriana adrians adyan afonso agatha agnes agustin agustina ah ahad ahmad ahmed ahmet aicha aida aidan aiden
aikaterini aila aimar aimee aino ainsley aisha aishah aisling aisultan aisyah aitana aiur aiyla aiza aizah ajay ajda ajla akash akira aksel akshay
alaia alan alana alanna alannah alanoud alara alasdair alastair alaya alayah alayna alba albert alberte albi albie alby aldiyar alec aled aleena
aleesha aleeza aleisha alejandro aleks aleksandar aleksander aleksandr aleksandra aleksandre alesha alessandro alessia alex alexa alexander alexandra
alexandre alexandria alexandros alexandru alexey alexi alexia alexis alfie alfred ali alia alice alicia alicja alikhan alina aline alinur alisa alise
alisha alishba alison alissa alissia alistair alivia alix aliya aliyah aliza allegra alma alparslan alteo althea alvaro alya alys alysha alyssa
alyssia amaan amahle amaia amal amalia amalie aman amanda amani amar amara amari amaris amaya amayah amayra ambar amber ambra ambre ameera ameerah
amelia amelie amelija amelja ami amie amin amina aminah aminata amine amir amira amirah amiyah ammar amna amos amy amyra an ana anabelle anabia anahit
anais anaiya ananya anar anas anastasia anastasija anastasiya anastazja anaya anayah andre andrea andreas andreea andrei andrej andres andrew andria
andrias andriy androula andy ane aneesa angel angela angelica angeliki angelina angeline angelo angharad angus anika anisa anisah anisha anita aniyah
anjali ann anna annabel annabella annabelle annalise anne annie anniyah anohito anthony anton antonella antoni antonia antonina antonio antony anushka
anwen anya anzu ao aoi aoife april aputsiaq aqib aqsa arabella aran aras archer archibald archie arda areeba areg areni arham ari aria ariah ariana
arianna ariel ariella arielle arissa ariya ariyah arjan arjun arla arlo armaan arman armen armine arnav arnie arnold aron aroush arpi arran arron
artem arthur artiom artur artyom arun aruuke aruuzat arwa arwen arya aryan asa asad asaf asel asemahle asha ashanti asher ashlea ashlee ashleigh
ashley ashot ashraqat ashton asia asilim asim asiya asiyah asja asma asmita assia asta aston astrid asya athanasios athena atlanta atlas atticus
aubree aubrey audrey august aura aurelia aurora austin autumn ava avani avaya avery avi aviana avigail avneet awa awais axel aya ayaan ayaana ayaat
ayah ayala ayalah ayan ayana ayat ayaz ayda ayden aydin ayesha ayeza aygun ayim ayla aylin ayman ayoub ayra aysa ayse aysel aysha ayub ayva ayyan
ayyub ayzere azaan azaria azariah aziz azlan azora azra bader bailey bakary bandar banele baran barbara barbare barnaby barney barry bartosz bautista
baxter bayarmaa bayley bea bear beatrice beatrix beatriz beau beauden becky bella belle ben benas bence benedict benedita benicio benjamin bentley
berrdo bertie beshoi beth bethan bethanie bethany betsy betty beverley bianca bianka bibek biel bilal biljana billie billy binita bintou bisera bishal
bismah blake blanka blessing blossom bo bobbi bobbie bobby bodhi bogdan bogdana boglarka bolormaa bonnie boris bowie brad bradley brady brahim brandan
brandon braxton brayden braydon breanna brenda brendan brendon brett brian brianna bridget bridie briony britney brittany brodie brody brogan bronte
bronwyn brooke brooklyn bruce bruno bryan bryn bryony buddy bushra byron caden cadence caelan cai caiden cain caine cairo caitlan caitlin caitlyn
caleb cali callam callan callie callum calum calvin cameron camila camilla camille camron candice caoimhe caprice cara carl carla carlos carly carmen
carol carolina caroline carrie carson carter carys casey caspar casper caspian cassandra cassian cassidy cassie cassius cataleya catalina catherine
catrin catriona cavan cayden cecilia cecily celeste celine ceri cerys cesar chad chandler chanel chanelle chantel chantelle charbel chardonnay charis
charleigh charlene charles charley charli charlie charlotte charmaine chase chay che chedeline chelsea chelsey chelsie chen chenai cherie cherry
chester cheyenne chia chiang chiara chieh chien chih chin chloe christian christie christina christine christopher christos chuan chuluun chun chyna
cian ciara ciaran cienna cieran cillian ciro claire clara clare clarissa clark claudia clay clayton clementine cleo coby coco codey codie cody coen
cohen colby cole colette colin concepcion connah conner connie connor conor conrad constance cooper cora coral corben cordelia corey cormac cory
courteney courtney craig cristian cruz crystal curtis cyrus dafydd dahlia daisie daisy dakota dalal dale dalila dalton damian damien damjan damon dan
dana dane danel daniel daniela daniella danielle daniels daniil danijel daniyal danna danni dannielle danny dante danyal danylo daphne darcey darci
darcie darcy daria darija daris darius darla darnell darren darryl darta daryl davi david davina davit davud dawid dawn dawson dawud dayna deacon dean
deanna deborah declan deen defne dejan del delfina delia delilah demetre demi denis denise deniz dennis denzel derek destiny devon dewi dexter dhia
dhruv diana diane diego dilan dillan dillon dimitar dimitra dimitrios dina dion dionne diya djamel djeneba dmitry dmytro do doha dolcie dolly dominic
dominik dominika dominique dominykas donna dora dorian dorothy dottie dotty dougie douglas dragan dragana drew dua duaa duarte dulcie duncan dunja
dusan dylan dyllan dzan eabha eadie eben ebony ecrin eddie eden edgar edie edison edith edmund edoardo edouard eduard edward edwin eeli eesa eevi
effie eileen eilish eiliyah eino eira eisa eisha eitan eithan ela elaina elara elchin eleanor elena elene eleni eli elia eliana elias elicia elie elif
elija elijah elin elina elinor elio eliot elis elisa elisabeth elise elisha eliska elissa eliza elizabeth elizaveta ella elle ellen ellena elli ellie
elliot elliott ellis elly elmar elnur elodie eloise elora elouise elowen elsa elshan elsie elspeth elyas elysia elza ema emaan eman emanuel ember
embla emeli emelia emely emerson emil emilia emiliano emilie emilija emilio emiliya emils emily emine emir emma emmanuel emmanuella emme emmeline
emmett emmie emmy emre enya enzo eoin eren eric erica erik erika erin ernest ernie eryk eryn esa esha eshaal eshal eshan esma esmae esmai esmay esme
esmee esperanza estelle esther ethan etta ettie euan eun eva evalyn evan evangeline eve evelina evelyn evens everleigh everley everly evgeny evie ewan
eylul eymen ezekiel ezra fabian fadi fahad fahd fahima faisal faith faiza faizan fajr falak fanta farah farhan farhana farida faris farrah farzana
fatemeh fatima fatimah fatin fatma fatoumata fay faye fearne felicity felipe felix fen fergus fern fernanda ferndo ferne ffion fiadh filip findlay
finlay finley finn finnley fiona fionn fiza fletcher fleur flora florence florrie flynn forrest fox fozia fran frances francesca francesco francis
francisca francisco franciszek frank frankie franklin franky fraser frazer fred freddie freddy frederick fredrick freja freya freyja frida frieda fuma
fynn gabija gabor gabriel gabriela gabriele gabriella gabrielle gael gagik gaia gamalat gamila gareth gary gaspar gavin gayane gemma genevieve
geoffrey george georgi georgia georgiana georgie georgina georgios geronimo gethin gevorg gia gianna gideon giles gilli gillian gina ginevra giorgi
giovanni gita giulia glen glenn gloria gogo goktug googoosh goran gordana grace gracie graham grant grayson greg gregory greta greyson guadalupe
gudrun gunay gunel gurpreet gustavs guy gwen ha haaris habib habiba hadi hadicha hadiya hadley hafsa hafsah haider hailey hajra haleema halim halima
halimah halle hallie hamish hamza hamzah hana hania haniya hanna hannah hao haoran haoyu hareem hari haris harlan harleen harleigh harlen harley
harlie harlow harmony harold haroon harper harpreet harraz harri harriet harriett harris harrison harry haru haruma harun haruna haruto harvey hasan
haseeb hashem hashim hasmik hasnaa hasnain hassan hatice hattie havana hawa hawwa haya hayden haydn hayk hayleigh hayley hazel heath heather hector
heidi heikapu heitor helen helena helma helmi hendrix henley henna henri henrietta henry herbert herbie herkus hermione hessa hettie hiba hilary
himari hina hinano hinata hinato hiro hjordis ho hoda hollie holly honey honor hoorain hope hosna hosniya hossein hovhannes hsiung hua hubert huda
hudson hugh hughie hugo hui humaira humza hung hunter hur huseyin huseyn husna hussa hussain hussein huw huxley huzaifa hydar iain ian ianis ibai iben
ibraheem ibrahim ida idrees idris iestyn ieuan iga igor iker ikra ilgar ilija ilyas imaan iman imani imene iminathi imogen imran inaaya inaya inayah
inci indi india indiana indie indigo indira ines inuk inunnguag inutsiaq ioan ioana ioane ioanna ioannis ion iona iqra iram irati irene irha irina
iris isa isaac isabel isabell isabella isabelle isaiah isak isha ishaan ishaq isidora isla islande ismaeel ismael ismail isobel isobella isobelle isra
israel issa issac itsuki ivaana ivalu ivan ivana ivie ivik ivo ivor ivy iwan iyla iylah izaak izaan izabela izabella izabelle izaro izz izzy jac jace
jack jackson jacob jacqueline jacques jad jada jade jaden jago jai jaiden jaime jak jake jakob jakov jakub jakup jamal james jameson jamie jan jana
jane janet jannah jannat jared jasleen jasmin jasmine jason jasper javier jax jaxon jaxson jaxx jay jaya jayce jayda jaydan jayde jayden jaydon jaylen
jazmin jazmine jean jed jeevan jekabs jelena jemima jemimah jemma jenna jennifer jenny jensen jenson jeremiah jeremy jermaine jerome jeronimo jesse
jessica jessie jett ji jia jimmy jiya jo joan joanna joanne joao jocelyn jodi jodie jody joe joel joey jogvan john johnathan johnny jokubas jokull
jolie jon jonah jonas jonathan jonathon joni jonny joon jordan jordi jordon jorge jorgie jori jorja jose josef josefa joseph josephine josh joshua
josiah josie josip jouri jovan jovana joy ju juan juana judah jude judeline julen jules julia julian juliana julie juliet julieta juliette julija jun
junaid june junior juniper juno justin justine kabir kabita kacey kaci kacie kacper kade kaden kadiatou kadie kady kaelan kai kaia kaiden kain kaine
kaira kairo kaitlin kaitlyn kaiya kaja kajus kaleb kallum kaloyan kamal kameron kamil kamile kamran kane kara karam karan kareem kareena karen kari
karim karima karina karine karis karl karla karlis karol karolina karter kasey kasim kasper kate katelyn katerina katharine kathem katherine kathleen
kathryn katie katla katrina katy kay kaya kayden kayla kaylee kayleigh kayley kayne kayson kazi keane keanu keaton keegan keelan keeley keely keenan
keir keira keiran keiron keisha keith kelis kellie kelly kelsey kelsie kelvin kenan kendall kendra kennedy kenneth kenny kenzie kenzo kerri kerrie
kerry keven kevin keyaan kezia keziah khadeejah khadija khadijah khadije khaled khaleesi khalid khalil khawla khloe khongordzol khushi kia kiaan kiah
kian kiana kiara kiera kieran kieren kieron kiki killian kim kimberley kimberly king kingsley kira kiran kirby kirollos kirsten kirstie kirsty kishan
kit kitty kiwa kiyan klara klaudia klea koa kobe kobi kobie koby kody konrad konstantina konstantinos konul kora korben korey kornelia kourtney krish
krishna kristian kristina kristopher krystal krystian ksenija kurt kurtis kyan kye kyla kylan kyle kylie kylo kyra kyran kyriaki kyrie kyro kyron
laaibah lacey lachlan lacie laia laiba laibah laila lainey laith lamija lan lana lara larissa latifa latisha laura lauren laurence laurie lauryn lavi
lavinia lawrence lawson layan layla layton lazar lea leah leandra leanne leano lee leela leen leena leevi leia leigh leighton leila leilani leja lejla
leland lemar lena leni lenna lennie lennon lennox lenny leo leon leona leonard leonardo leoni leonidas leonie leonor leordo lesedi lesley lethabo
lethokuhle lev levente levi lewis lewys lexi lexie leyla leyton li lia liam lian liana lianne libbie libby liberty lidia liepa lila lilah lile lili
lilia lilian liliana lilianna lilien lilit lilith lilja lilli lillia lillian lillie lilly lily lin lina lincoln linda lindsay lindsey ling lio lisa
lisakhanya liv livia liya liyana liz ljiljana lloyd lochlan logan lois loki lola lorcan loren lorena lorenzo lorna lorraine lottie loui louie louis
louisa louise lourenco lovelie lovely lovro lowen lowri luana lubanzi luc luca lucas lucca lucia lucian luciana lucie lucien lucija lucinda lucy
ludovica luis luisa luiz luka lukas luke lukne lula lulwa luna lung lur lusine lwandle lydia lyla lylah lyn lyna lyndsey lyra maariyah mabel macaulay
macauley macey maci macie maciej mackenzie macsen macy maddi maddie maddison maddox madelaine madeleine madeline madiha madina madison mae mael maeva
maeve magdalena maggie magnus maha mahamadou mahammad mahdi mahesh mahi mahima mahir mahira mahmoud mahnoor mai maia maira maisey maisha maisie maison
maisy maite maiya maizie maja makayla maksim maksym maksymilian malachi malachy malaika malak malakai malcolm malek malen mali maligiaq maliha malik
malika malthe malu mamadou manahil manaia maneh manha manish manisha manua manuel manuela mara marama marc marcel marcell marcia marcie marco marcos
marcus mareva margaret margarida margaux margo margot mari maria mariah mariam mariami mariana marianne marie marija marina mario marion marios
marissa mariya mariyah mark markas markel marko marks markus marley marlie marlowe marnie marshall marta martha marti martim martin martina martyn
martyna marwa mary marya maryam maryja masa mason masoumeh matas mate matei matej mateo mateusz mathew mathias mathilda matias matija matilda matilde
matt matteo matthew matthias matthildur mattia mattias matvey matyas matylda maui maureen maverick max maxim maximilian maximiliano maximillian
maximus maxine maxwell may maya maysoun mazie mccauley mckenzie md meadow mees meg megan meghan mehar mehdi mehmet mehreen mei melanie melina melisa
melissa melody melokuhle mercedes meredith meriem merjem merline mersana meryem mia miah mica micah michael michaela michail michal michalis michelle
miguel mihail mika mikaeel mikael mikaere mikail mikayel mikayla mikey mikhail miki mikolaj mila milagrosa milan milana milena miles miley milica
milla miller millicent millie milly milo milos min mina minahil minato ming mingze minik minnie mio mira mirac miran miranda mirha miriam mirjana
mirlande mischa misha mitchel mitchell miya moana modibo moea moeata mohamed mohammad mohammed mollie molly mona monica monique montague monte montel
montgomery monty morgan moses moussa muchen muhamad muhammad muhammed murad musa muskaan mustafa muyang mya myah mykhaylo myla mylah mylee myles mylie
mylo myra myrlande nada nadia nadine nagi nagisa nahia nahla naim naima nala nancie nancy naomi naranbaatar nare narek narine natalia natalie natalija
natalya natan natasha nate nathalie nathan nathanael nathaniel naura naya nazanin neave ned neha nehir neil nela nelio nell nella nellie nelly neo
neriah nesreen nevaeh neve neza nia niall niamh nicholas nico nicola nicolas nicole niel nieve nigel niharika nik nika nikau nikhil nikita nikki niko
nikodem nikol nikola nikolaos nikolas nikoloz nil nilay nils nina nino nisha nivi niviaq noa noah noam noel noemi nojus nola nolan nomaan noor nora
norah norsaq nouf nour nova nuka nur nuray nurislam nurul nusaybah nutsa nyah nyla nylah nyra oakley ocean octavia odin odval ofentse oihan oisha
oisin olaf oleksandr oleksandra olga olive oliver olivia olivier oliwia oliwier ollie olly omar omari omer omphile ona onni ophelia orion orla orlaith
orlando orson oscar osian oskar osman otis ottilie otto oumar oumou owain owais owen oyunbileg ozzy pablo paige paisley panagiota panagiotis paneeraq
paninnguaq paraskevi pari paris parker patricia patricija patrick patrycja patryk pau paul paula paulina pauline paulo pawel payton pearl pedro peggy
penelope penny percy perry persephone petar peter peterson peyton pharrell pheobe philip philippa phillip phoebe phoenix pierce pierre piers piotr
pipaluk piper pippa pixie poema pol pola polina polly poppie poppy prakash prasert precious prem presley preston primrose prince princess priya puteri
qasim qillaq quinn rabina rachael rachel rachid radmila rae raees rafael rafe rafferty raheem rahma rahman rahul raife raihan raisa raja rajan ralfs
ralph ralphie ralphy ramazan ramon ramona rania raphael raquel rares rashad rasmus raul raven ravi ray raya rayaan rayan rayana rayhan raymond rayyan
reagan reanna reanne rebeca rebecca rebekah reece reegan reem reema rees reeva refael regan reggie regina reginald rehaan rehan rei reid reign reilly
reina reiss relja remi remy ren renae renata renee renesmee rethabile reuben rex reya reyansh reza rhea rhian rhianna rhianne rhiannon rhodri rhys ria
rian rianna ricardo riccardo richard ricky rico ridwan rihanna riko riley rin rio rishi rita river riya roan robbie robert roberts robin robson robyn
rocco rochelle rocky roel rogan roghayyeh rohaan rohan roisin roko roma roman rome romeo romilly romy ronald ronan ronja ronnie ronny rory rosa
rosalie rosalind rosanna roscoe rose rosemary rosie rosmery ross rowan roxana roxanne roxy roy ruairi ruben rubi rubie ruby rudi rudy rueben rufus
rumaisa rumaysa ruoxi rupert ruqayyah russell ruth ryan ryder rylan rylee ryley rylie saad saar saara saarah saba sabah sabrina sacha sachin sadia
sadie safa safaa saffron safia safija safiya safiyah safiyyah saga sahar sahib sahil said saif saima saira sakeena sakineh sakura saliha salik sally
salma salman salome sam sama samantha samara sameer sami samia samir samira samson samuel samvel samyar sana sanaa sanah sandra santiago santino
saoirse sapphire saqib sara sarah sasha saskia saul savanna savannah scarlet scarlett scott sean seb sebastian sebastien sekou selena selim selina
selma sem seo seren serena serenity sergei serife sesili seth sevda sevinj shaan shae shah shahd shahem shahid shaikha shaimaa shakira shams shanaya
shane shani shania shanice shannen shannon shaquille sharna sharon shaun shauna shawn shay shayaan shayan shayla shayma shayne shea sheikh sheila
shelby sheldon shelley sherifa shivani shivansh shoaib shola shona shreya shristi shu si sia sian siddhartha sidney siena sienna silas simeon simon
simona simone simran sinead siobhan sion siphosethu sita siti siya siyana sky skye skyla skylar skyler snezana so sobia sofi sofia sofie sofija sofiya
sohail sol soley solja solomiya solomon soma somayyeh somboon somchai somporn somsak sonia sonny soo sophia sophie soraya soren souleymane spencer
stacey stacie stanislaw stanley star stefan stefania steffan stella stephanie stephen steven stevenson stevie stewart stuart subhaan subhan suha
sulaiman sulayman sullivan sultan sumaiya sumaya sumayah sumayyah summer sunita susan susanna susannah suzana suzanne sydney syed syeda sylvia sylvie
szymon tabitha tadhg taha tahlia taim talha talia tallulah tamar tamara tamatoa tammy tamsin tamzin tania tanisha tanya tapuarii tara taran tarana
tareq tariq tarita tasmin tasnim tate tatiana tatsuki taya tayla taylan taylor teagan ted teddie teddy teegan tegan tehei teigan teiki teiva teo
teodor teodora terence teresa tereza teri terri terry tess tessa teura teva thalia than thaniel thea theadora theia theo theodor theodora theodore
thiago thierry thomas tia tiago tiana tianna tiare tiegan tierney tiffany tigran tillie tilly tim timofey timothy ting titaina titaua tobias toby todd
toivo tom tomas tomasz tommaso tommie tommy tomos tomyris toni tonicha tony tori tracey tracy travis trevor trey trinidad trinity tristan trondur troy
tudor tuleen tulisa tunar turki ty tye tyla tyler tymon tymoteusz tyra tyreece tyrell tyrese tyrone tyson uiloq ulloriaq umair umar una uri usman uta
uzair vaea vaino valdemar valentin valentina valentino valeria valerie valter vamika vanesa vanessa var varvara vasileios vasilije vasiliki vasilisa
vedant veer venla vera verity veronica veronika vesna vicente vicky victor victoria vienna vihaan viktor viktoria viktorie viktoriya vincent vinnie
vinny violet violeta viraj vita vittoria vivaan vivienne vlad vladimir vladyslav vojtech vugar vuk vusal vusala walter wan warren wassim wateen wayne
wei wen wendy weronika wesley whitney widelene wiktor wiktoria wilbur wilf wilfred will william willow wilson winifred winnie winston winter wojciech
won woo woody wren wyatt wynter xander xanthe xavier ximena xinyi ya yahya yamato yanis yaqub yara yaseen yash yasin yasir yasmin yasmine yasna yassin
yazmin ye yehuda yekaterina yelena yeva yichen yihan yimo yinuo yize yoana yoo yoon younes yousef yousouf youssef yousuf yu yua yuina yulia yuma yun
yuna yunus yusef yusif yusra yusuf yutong yuvraj yuxi yuxuan yuze yvie zaara zac zach zachariah zachary zachery zack zackary zadie zahid zahir zahra
zahraa zaid zain zaina zainab zak zakaria zakariya zakariyya zaki zala zalan zan zander zane zara zarah zaviyar zayaan zayan zayd zayden zayn zayna
zaynab zaynah zayne zayyan zeeshan zehra zeinab zelda zeynab zeynep zidan ziggy zihan zina zion zoe zoey zofia zoha zoran zoya zumra zunairah zuri
zuzanna`

const known = new Set(names.trim().split(/\s+/))

export function isKnownForename(word: string): boolean {
  return known.has(word)
}

/** All of them, for the SQL that must do the same. */
export function knownForenames(): string[] {
  return [...known]
}
