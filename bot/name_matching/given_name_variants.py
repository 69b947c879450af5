"""Forms of given names, such as Bob, and words that say little of who is meant."""

# Between semicolons stand the forms of one given name, and the spellings of one Korean family name
# that its sound does not bring together.
FORMS = """
robert bob bobby rob robbie robin roberto robertus; william bill billy will willy liam wilhelm
guillaume guillermo richard dick rick ricky rich gulielmus wim; james jim jimmy jamie jaime
iacobus jacobus; john jack johnny jon jonathan juan johann jean ivan giovanni johannes ioannes
ioannis yiannis jan joao iohannes hans; thomas tom tommy tomas thomassus; michael mike mick mickey
miguel mikhail michel michal mihai michele mihails; joseph joe joey jose josef giuseppe yosef
yusuf iosephus josephus josip; edward ed eddie ted ned teddy eduard eduardo eduardus edvard;
charles charlie chuck carlos karl carl carol karol charly carolus karel kalle; henry harry hank
heinrich henri enrique henryk henricus heinz hendrik; anthony tony antonio anton antoine antonis
antonius toni; lawrence larry laurence lorenzo laurent laurentius; andrew andy drew andreas andrei
andrzej andre andres andrea; stephen steve steven stefan esteban etienne stefano istvan stephanus;
peter pete pedro pierre pyotr petr piotr petros pietro petrus; paul pablo pavel paolo paulo pawel
paulus; george jorge georg georges giorgio georgi giorgos georgios jerzy yuri georgius jorg
jurgen; nicholas nick nicolas nikolai nikos nikolaos nicola niccolo mikolaj nicolaus klaus;
francis frank francisco francesco francois franz franciscus frantisek paco pancho fran; alexander
alex alec sasha aleksandr alejandro alessandro aleksander alexandre alexandros xander sandy;
katherine kate cathy kathy katie catherine katarina caterina catalina ekaterina kay catharina;
elizabeth liz beth betty eliza lizzie elisabeth isabel isobel isabelle isabella lisa elzbieta
elisabetha; margaret maggie
peggy meg marge margarita marguerite; deborah debbie deb; patricia pat patty tricia; patrick pat
paddy patricio; susan sue suzanne; barbara barb; christopher chris christoph cristobal krzysztof
christophorus; christine chris christina tina; daniel dan danny; samuel sam; benjamin ben benny;
donald don donnie; ronald ron ronnie; raymond ray; gerald jerry gerry; jeremy jerry; jerome jerry;
leonard len lenny; frederick fred freddie friedrich federico fridericus fritz; albert al bert
alberto; alfred al fred alf alfredo; eugene gene eugen; gregory greg gregor grzegorz; jeffrey jeff
geoffrey geoff; kenneth ken kenny; philip phil felipe philippe filip philippus; matthew matt mateo
matthias matthieu matthaeus; theodore ted theo teddy; timothy tim; vincent vince vincenzo vicente;
walter walt wally gualterius gualterus; leslie les; stanley stan stanislav; russell russ; david
dave davey davide dawid dafydd; louis lou luis ludwig lewis luigi ludovic ludovicus; martin marty
marcin martinus; mary maria marie molly polly mariam maryam miriam; nancy ann anne anna ana anita;
dorothy dot dotty; victoria vicky viktoria; virginia ginny; sarah sally; rebecca becky; judith
judy; jacqueline jackie; abraham abe ibrahim avraham; isaac ike yitzhak ishak; solomon sol shlomo
suleiman; moses moshe musa; jacob jake jakob yakov yaakov yaqub; joshua josh yehoshua; natan nate
nathan nathaniel; sergei sergio serge sergiusz; vladimir volodymyr vova wladimir uladzimir; dmitry
dimitri dmytro dima dimitrios dimitris; yevgeny evgeni eugeniusz yauhen; mahmut mahmoud mehmet
muhammad mohamed; ignacio nacho; rafael rafa raphael; manuel manolo emmanuel manny; dolores lola;
constantine kostas konstantinos konstantin costas; evangelos vangelis; panagiotis panos takis;
eleftherios lefteris; spyridon spyros; athanasios thanasis; vasily vasilis vassilios vasyl basil;
oleksandr aleksandar; mykola mykolas; hryhoriy grigory gregorio; lee yi i rhee ri li rhie; park
pak bak bag paik; choi choe; woo u wu; oh o; roh noh no ro; lim im rim yim; yoo ryu you yu lyu
ryoo; kim gim ghim; ra na rha; ryo yo yeo ryeo; ryang yang lyang; suh seo so; chung jung jeong
chong cheong; chun jun jeon chon cheon; richard ricardus richardus; ernest ernst ernestus ernesto;
jennifer jenny jen; maximilian max maxim; peer peter per petter pedar; joachim jochen achim;
ulrich uli; wolfgang wolf; johannes hannes jens jan jean; christian kristian krystian; caroline
karoline carolina carolyn; pamela pam; cynthia cindy; abigail abby; amanda mandy; angela angie
angelika; clifford cliff; clinton clint; curtis curt kurt; douglas doug; edith edie; florence flo;
franklin frank; geraldine gerry; gilbert gil; harold harry hal harald; howard howie; jessica jess;
josephine josie; kimberly kim; lillian lily; louise lou luisa; marilyn marlene; marjorie margery;
mitchell mitch; nathaniel nate; norman norm; pauline paula; penelope penny; reginald reg reggie;
roderick rod; rodney rod; roger rodger ruggero; rosemary rosie; sidney sid sydney; silvia sylvia;
stuart stewart stu; sylvester sly; tabitha tabby; teresa tess; terence terry terrence; valerie val
valeria; veronica vera; wilfred wilf; zachary zach zack; ab abd abdul abdel; saleh salah salih;
gamal jamal djamel; naguib najib nagib; magdi majdi magdy; hegazi hijazi hegazy; gaber jaber gabr
jabr; haji hagi haggi; joseph jo joe; eric erik erich erick; yasmin yasmine jasmine; matthew
mathew; jean jeanne jane janet jana; zoe zoi zoya; sean shawn shaun shane; catherine catharine;
geoffrey jeffery godfrey; alan allan allen alain; brian bryan bryant; smith smyth smythe schmidt
schmitt schmid; ralph rolf ralf raoul raul; lewis louis; helen helena helene elena yelena olena
jelena eleni; irene irina iryna; sophia sofia sophie zofia; xenia ksenia oksana; theresa teresa
therese tereza; lucas luke luca lukas luc; mark marc marco marcus markus marko marek; conrad
konrad; bernard bernhard bernardo bernie bernd bernt; gerard gerhard gerardo; edmund edmond
edmundo; rudolf rudolph rodolfo; oscar oskar; hugo hugh ugo; victor viktor vittorio; julia yulia
iuliia giulia julie yuliya; yegor igor egor; oleh oleg; serhiy sergiy sergei; andriy andrei
andrij; ihor igor; olha olga; mikheil michael; giorgi george; levan leon; kevork george krikor;
ilham elham; recep rajab; huseyin hussein; osman othman uthman; omer omar umar; yilmaz ilmaz;
suleyman suleiman soliman sulaiman; cemal jamal; celal jalal galal; hakan khaqan; nurettin
nuruddin noureddine; selahattin salahuddin saladin; abdulla abdullah abdallah; johannes johann
johanna joanna joan joana giovanna ivana yohana
""".replace("\n", " ")

# Titles, generations and particles; a name is not found by them, and is found without them
LIGHT_WORDS = """
jr sr ii iii iv dr prof professor sir dame lord lady baron baroness count freiherr graf hon mr mrs
ms haji hajj datuk dato tun tan sri tuan ir drs sheikh general gen col capt rev
de da do dos das di du del della des la le les el al ul bin ibn bint ben von van der den zu zur of
the y e ter ten und ould
"""
NON_CONTENT_NAME_WORDS = frozenset(LIGHT_WORDS.split())


def _by_word() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(FORMS.split(";")):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


NAMES_OF_FORM = _by_word()


def names_of(form: str) -> frozenset[int]:
    """Return the numbers of the names that a word may be a form of."""
    return NAMES_OF_FORM.get(form, frozenset())


def are_forms(one: str, other: str) -> bool:
    """Tell whether two words are forms of one given name."""
    return not names_of(one).isdisjoint(names_of(other))
