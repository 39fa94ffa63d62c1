"""Which given names are one name: Steve and Stephen, Liz and Elizabeth.

Written from general knowledge. A group holds the spellings of one given name and its short
forms, which may all stand for one another; a short form may be in several groups (Alex), and
the names of those are still different names.
"""

from __future__ import annotations

from functools import cache


def known_as(given: str) -> frozenset[str]:
    """Return the other forms of a folded given name; empty when none are known.

    >>> "stephen" in known_as("steve"), "steve" in known_as("stephen")
    (True, True)
    >>> "alexandra" in known_as("alexander")
    False
    """
    return _table().get(given, frozenset())


@cache
def known_given() -> frozenset[str]:
    """Return all names that are known to be given names, so that two of them differ."""
    return frozenset(_table()) | frozenset(_OTHERS.split())


def groups() -> list[list[str]]:
    """Return the groups of names as they are written below."""
    return [group.split() for group in _GROUPS.split(";")]


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in groups():
        for name in group:
            table.setdefault(name, set()).update(group)
    return {name: frozenset(group - {name}) for name, group in table.items()}


_GROUPS = """
aaron aron ron ronnie; abdullah abdallah; abigail abby abbie gail; abraham abram abe bram;
adam addy; adelaide addie della heidi; adele addie della; adrian ade adie; adrienne addie;
agatha aggie; agnes aggie nessie; agnieszka aga; ahmad ahmed; alan allan allen al;
alastair alistair alasdair alister al ally; albert al bert bertie albie; alberto beto;
alejandra alex jandra; alejandro alex jandro; alessandro sandro ale;
alexander alexandr aleksander aleksandar alex alec al sandy sander sasha xander lex;
alexandra alex alexa lexi sandra sandy sasha; alexei alexey aleksei aleksey alyosha lyosha;
alexis alex lexi; alfonso alphonso al fonzie poncho; alfred al alf alfie fred freddie;
alice allie ally; alison allison ali allie ally; aloysius al alois; amanda mandy manda;
amelia amy millie mel; anastasia ana stacy stacey nastya stasia; anatoly anatoli tolya;
andrea andy drea andie; andreas andi andy; andrew andy drew; andrzej jedrek; angela angie ange;
angelica angie; angelina angie lina; angus gus; anna ann anne annie nan nancy;
annabel annabelle belle bella; annette annie nettie; anthony antony tony ant;
antoinette toni nettie; antonia toni tonya; antonio tony toni tono; archibald archie baldie;
arnold arnie; arthur art artie; ashley ash; ashton ash; athanasios thanasis thanos;
augustus augustine august gus augie; aurora rory; avraham avi; barack barak barry;
barbara barb barbie babs bab; barnabas barney; barnaby barney; barry barrington baz bazza;
bartholomew bart barth; beatrice beatrix bea trixie bee; belinda bel lindy; benedict ben benny;
benjamin ben benny benji bennie binyamin bibi; bernadette bernie detta;
bernard bernie barney bernhard; bertha bertie; bertram bert bertie; bethany beth;
beverly beverley bev; boris borya; bradford brad; bradley brad; brandon bran brandy; brendan bren;
brian bryan bri; bridget bridie biddy; bronwyn bron; caitlin kaitlyn caitlyn kate katie cait;
callum calum cal; calvin cal; cameron cam; camilla cami millie milla; candace candice candy;
carl karl karol; carlos carlitos charlie; carol carole carrie;
caroline carolyn carrie caro lyn caz; casimir kazimierz casey; cassandra cass cassie sandra;
catherine katherine kathryn cathryn katharine kate katie cathy kathy kat kitty kath cath kay katy;
cecil cec; cecilia cecily cece cissy celia; chad chadwick; charlene char charlie;
charles charlie chuck chas charley chip chaz; charlotte lottie charlie lotte char; chelsea chels;
cheryl cher sherry; chester chet; christian chris;
christina kristina christine kristine chris chrissy tina kris krissy christie christy;
christopher kristopher chris kit topher kris christoph kristoffer; clara clare clair claire;
clarence clare; clayton clay; clement clem; clementine clem; clifford cliff; clifton cliff;
clinton clint; colin col; concepcion concha conchita; conrad konrad con; constance connie;
constantine konstantin costas kostas gus dinos; cordelia delia; corey cory; corinne cory rinny;
cornelius neil corny con; courtney court; craig craigie; crystal krystal chris crys;
curtis curt kurt; cynthia cindy cyndi; cyril cy; cyrus cy; dale daley; daniel dan danny dani;
danielle daniela daniella dani danny; daphne daph; darren daz; david dave davy davey davie;
deborah debra deb debbie debby; deirdre dee; delbert del; denise dee denny;
dennis denis denny den; derek derrick del rick; desmond des desi; diana diane dianne di;
dimitrios dimitris mitsos; dmitry dmitri dmitriy dima mitya; dolores lola dolly lolita;
domenico mimmo; dominic dominick dom nick; dominique dom nikki; donald don donnie donny;
donna donnie; donovan don van; dorothy dorothea dot dottie dolly dora; douglas doug dougie;
duncan dunc; dwayne duane wayne; earnest ernest ernie; edgar ed eddie; edith edie;
edmund edmond ed eddie ned ted; eduardo edu lalo eddie; edward ed eddie ted teddy ned eddy;
edwin ed eddie; eileen ellie; ekaterina yekaterina katya;
eleanor elinor eleanore ellie nell nellie nora lenny; elena yelena lena; elijah eli lige;
elisabeth elizabeth liz lizzie beth betty betsy eliza lisa libby bess bessie elsie lizzy liza lily;
elisabeth sissi; ella ellie; ellen nell ellie nellie; elliott eliot elliot eli; elmer elm;
elvira elvie; emanuel emmanuel manuel manny manolo; emily em emmy millie; emma em emmy;
emmanouil manolis; enrique quique rico kike; eric erik ric rick erich; erica erika ricki rikki;
ernesto ernie neto; esther essie hetty; ethel eth; eugene gene; eugenia genie gina; eustace stacy;
evangeline eva evie; evangelos vangelis; evelyn eve evie lyn; ezekiel zeke; ezra ez;
felicity flick fliss; ferdinand ferdie nando; fergus fergie; fernando nando fern nano;
finlay finley fin; fiona fi; florence flo florrie flossie;
frances fran franny frankie francie cissy; francesca fran franky frankie chesca;
francesco franco ciccio; francis frank fran frankie franky; francisca paca;
francisco paco pancho frank cisco kiko; franklin frank frankie; franz frank;
frederica freddie fred ricki; frederick frederic fredrick fredric fred freddie freddy rick fritz;
friedrich fritz fred; gabriel gabe gabby gabi; gabriella gabrielle gabby gabi ella;
gareth gary gaz; garrett gary garry; gary garry gaz gazza; gavin gav; genevieve gen ginny viv;
geoffrey jeffrey jeffery jeff geoff; george georgie geordie; georgina georgia georgie gina;
gerald gerard gerry jerry; geraldine gerry geri; gertrude trudy gertie trudie; gheorghe gica;
gilbert gil bert; gillian jillian jill gill jilly; giovanni gianni vanni nino;
giuseppe beppe peppe pino; gloria glo; gordon gordie gord; grace gracie; graham graeme gray;
gregory greg gregg gregor; gretchen margarete; griffith griff; grigory grigori grisha;
guillermo memo guille; gustav gustavo gus; gwendolyn gwen wendy gwenda; hannah hanna nan;
harold hal harry; harriet harriett hattie harry hatty; harrison harry; harvey harve; heather hev;
hector heck; helen helena nell nellie lena helene; helmut heli; henrietta hattie etta henny;
henry harry hank hal henri heinrich heinz hen; herbert herb bert herbie; herman hermann manny;
hilary hillary hil; horace horry; howard howie; hubert bert hubie; hugh hughie huw; humphrey hump;
hussein husayn hussain; ian iain; ignacio nacho iggy; ignatius iggy nate; imogen immy;
ingrid inga; ioannis giannis yannis; irene rene renie; irina ira; isaac ike zac;
isabel isabella isobel isabelle bella izzy belle bel izzie; isadora izzy dora; isaiah ike zay;
israel izzy; istvan pista; ivan vanya; jacob jake jakob cob;
jacqueline jackie jacqui jacquelyn jacki; jakub kuba; james jim jimmy jamie jem jimmie jas;
jane janie jenny; janet jan jannie; janice jan; jared jerry; jasmine jas jazz; jason jay jase;
javier javi; jean jeannie; jeannette jean jeanne nettie; jedediah jed; jefferson jeff;
jemima jem mima; jennifer jen jenny jenn jennie; jeremiah jerry jem; jeremy jerry jem jez;
jerome jerry; jessica jess jessie; jessie jess; jesus chuy chucho; joan joanie jo;
joanna joanne johanna jo joey; joaquin quino ximo; jocelyn joss jo; johannes hans hannes jan;
john johnny jack jon johnnie johny; jonathan johnathan jonathon jon jonny john nathan;
jordan jordy judd; jorge jorgito; jose pepe joseito; josef joseph joe joey jo jos;
josefina josephine josie jo fina jojo; joshua josh; jozsef jozsi; juan juanito; juanita nita;
judith judy judi jude; julia julie jules juliet; julian jules jule; juliana juli jules;
julius jules; jurgen juergen; justin just jus; kaitlin kaitlyn kate katie; karen kaz kari;
katarzyna kasia; katharina kathi; kathleen kath kathy kate katie kay kit; keith keithy; kelly kel;
kelvin kel; kenneth ken kenny; kent kenny; kevin kev; kimberly kimberley kim kimmy;
konstantin kostya; kristen kirsten kristin kris kirsty kirstie; krzysztof krzysiek;
lachlan lachie; lancelot lance; larissa lara; laszlo laci; laura laurie lori;
lauren laurie lauryn ren; lawrence laurence larry laurie lars lorenzo laurent; leigh lee;
leo leonardo lenny; leon leo; leonard len lenny leo; leonora nora leo; leopold leo poldi;
leroy roy; leslie lesley les; lester les; letitia tish letty; lewis louis lew lou louie;
lillian lilian lily lil lilly; linda lindy lyn lynne; lindsay lindsey linds; lionel leo len;
lloyd floyd; lois lou; lorraine lori rainy; louise louisa lou; lucas luke lukas luc;
luciano lucio; lucille lucy lucia lu; lucinda cindy lucy; ludwig lutz lou; luigi gigi; luis lucho;
luther lou; luzia lucia; lydia liddy; lynn lynne lyn; mackenzie mac kenzie;
madeleine madeline maddie maddy lena; magdalena lena magda maggie; malachi mal; malcolm mal malc;
malgorzata gosia; manuel manolo manu manny; marcus marc mark marco;
margaret margareta peggy maggie meg madge marge margie greta peg mags margo daisy rita meggie;
maria mary marie molly mitzi; maria masha; marian marion; marilyn mary lyn; marjorie marge margie;
marlene marla lena; martha marty mattie; martin marty martyn; martina tina marty; marvin marv;
mathilda matilda tilly tilda mattie; matthew mathew matt matty; matthias mathias matt;
maud maude matilda; maureen mo reen; maurice morris moe mo; maximilian max maxim; maxine max;
maxwell max; megan meg meggie; mehmet memo; melanie mel; melinda mel mindy lindy;
melissa mel missy lissa; melvin melvyn mel; mercedes sadie mercy; meredith merry;
michael mike mick mickey micky mikey mitch; michaela mickey kayla;
michelle shelly chelle mitch michele; miguel migue miguelito; mikhail misha mischa;
mildred millie; millicent millie; milton milt; minerva minnie; miranda mandy randy;
miriam mim mimi mitzi; mitchell mitch;
mohammed mohamed muhammad mohammad muhammed mohamad mo mehmet; mollie molly; monica mona nica;
montague monty; montgomery monty; mordecai mort; mortimer mort morty; morton mort; moses moe mo;
muriel mur; mustafa mostafa; myron ron; nadia nadya nadezhda; nancy nan; naomi nomi;
natalie natalia nat natasha; natasha tash tasha nat; nathan nate nat;
nathaniel nathanial nate nat nathan; neil neal niall; nelson nels; neville nev; newton newt;
nicholas nicolas nikolas nick nicky nik nico klaus; nicodemus nick; nicola nicole nicky nikki nic;
nigel nige; nikita niki; nikolai kolya; nikolaus klaus; noel noelle; nora norah;
norbert bert norb; norman norm; octavia tavi; olga olya; oliver ollie noll olly;
olivia liv livvy ollie; orlando lando; osama usama; oscar ossie; oswald ozzie oz ossie; otto ott;
pamela pam pammy; panagiotis panos; pascal pas; patience pat patty;
patricia pat patty trish tricia patsy paddy pattie; patrick pat paddy patsy rick padraig;
paul paulie; paula polly; paulina pauline polly lina; pavel pasha; penelope penny nell;
percival percy; perry peregrine; peter pete petey; petra pet; philip phillip phil pip philippe;
philippa pippa pip phil; phoebe pheebs; phyllis phil phyl; preston pres; priscilla cilla prissy;
prudence pru; quentin quincy; quintin quint; rachel rach rae shelley rachael; ralph rafe;
ramon ray moncho; randall randy; randolph randy dolph; raphael rafael rafe rafa raf; raul rulo;
raymond ray; rebecca becky bec becca reba rebekah beck; regina gina; reginald reg reggie;
reuben ruben rube ben; rex reginald; rhoda rho; ricardo rick ricky richie;
richard rick ricky dick rich richie dickie ritchie; rigoberto beto;
robert rob bob bobby robbie bert robin bobbie robb; roberta bobbie robbie; roberto beto rob berto;
roderick rod rick roddy; rodney rod; rodrigo rod rigo; roger rodger rog; roland rolly rollo;
rolf rudolph; romeo rome; ronald ron ronnie ronny; ronan ro; rosalind roz ros rosie linda;
rosamund roz ros rosie; rosario charo; rose rosie; rosemary rosie rose romy; roxanne roxy;
roy leroy; rudolph rudolf rudy dolph rolf; rufus rufe; rupert ru; russell russ rusty; ruth ruthie;
sabrina brina; sally sal; salvador sal chava; salvatore sal sally toto; samantha sam sammie sammy;
samson sam; samuel sam sammy; sanford sandy; santiago santi; sarah sara sally sadie; scott scotty;
seamus shay; sean shaun shawn; sebastian basti; sebastian seb bas bastian; sergei seryozha serge;
sergio checo; seymour sy; shannon shan; sharon shaz shari; sheldon shelly; shirley shirl;
sidney sydney sid syd; sigmund sig ziggy; silvester sylvester sly vester; simon si; simone simmy;
solomon sol solly; sonia sonya; sophia sofia sophie soph sofie; spencer spence;
stacey stacy stace; stanislav stan slava; stanislaw staszek; stanley stan; stefan steffen stef;
stefanie stephanie steph stef steffi stevie;
stephen steven stephan stephane steve stevie stefan steph; stuart stewart stu; summer sum;
susan suzanne susanna susannah sue susie suzy suzie sukie; susanne susi; svetlana sveta lana;
sylvia silvia sylvie syl; tabitha tabby; tamara tammy tam; tamsin tam; tatiana tanya tania;
terence terrence terry tel; teresa theresa therese terry tess tessa tracy tessie;
thaddeus tad thad ted; theodora theo dora teddy; theodore theo ted teddy dore;
thomas tom tommy thom; tiffany tiff; timothy tim timmy; tobias toby tobey; tomasz tomek;
tracy tracey trace; travis trav; trevor trev; tristan tris; tyler ty; tyrone ty; ulrich uli;
ulysses uly; una oonagh; ursula ursie; ursula uschi; valentina val tina; valentine val;
valerie val; vanessa nessa ness; vernon vern; veronica ronnie roni vera nica; victor vic viktor;
victoria vicky vicki tori vic vikki vickie; vincent vince vinnie vin vinny; vincenzo enzo vince;
viola vi; violet vi; virgil virge; virginia ginny ginger virgie gini; vivian vivienne viv;
vladimir vlad volodya vova; volodymyr vova; wallace wally wal; walter walt wally; wanda wendy;
warren ren; wendell wen; wesley wes; wilbur will bert; wilfred wilfrid will wilf fred;
wilhelm willi willy; wilhelmina mina minnie billie willa wilma; willard will bill;
william bill billy will willie liam wil willy; winifred winnie freda fred; winston winnie;
wojciech wojtek; wolfgang wolf; woodrow woody; xavier xavi javier; yevgeny evgeny zhenya;
yitzhak itzik; yolanda yoli; yosef yossi; yuri yury iurii yura; yusuf youssef yousef;
yvonne vonnie; zachary zachariah zach zack zak zac zachery; zebulon zeb
"""

# Given names without a short form of their own; each is near another that it must not meet.
_OTHERS = """
adele andre andrej aidan ante bruce carla carlo dana dean delia denis elaine enzo erin eva gale
glen glenn gwyneth gemma hans hazel hope ines iris ivor ivy jack jade jana jean joel joao joe
jonas june juno kai kara karim karin keira kyle lana lance lara layla leah lena lars luca lucio
marco maria mario maura mauro may mark marta mia mina moira nina noah nora olaf ola olga
otis oscar paolo paola pablo perry petra pia piers ross rosa ryan robin roman rory rowan sanjay
seth sheryl silvio simona sven tara tim toby todd tom tony uma vera wayne yves zara zoe
"""
