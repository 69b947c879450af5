"""Words that only make a sentence, titles, and words too common to be mistyped names."""

# They make a query a sentence. A name that has one of them is still found: `Lee Do-hoon`.
STOPWORDS = frozenset(
    """
    a about again ago all also an and any anybody anyone anything archive are as ask asked at attend
    attended attending be been before between bot but by came can come comes coming comment comments
    concerning could dear details did discuss discussed discussing do does doing done during each
    encounter encounters ever every everybody everyone everything find first for from get give going
    gone had happen happened happens has have he held hello help her hers hey hi him his hold how i
    in info information into involving is it its know last late latest let like list look many me
    meet meeting meetings meets mention mentioned mentioning mentions met minister ministers
    ministry more most much my named newest news now of often oldest on one ones or other our ours
    over please quote quoted quotes recent recently record records regarding remark remarks said
    same saw say saying says search see seen she should show since so some somebody someone speak
    speaking speaks spoke spoken statement statements take talk talked talking talks tell than thank
    thanks that the their them then there these they thing things think this those through time
    times to together told too took toward towards under until upon us very via visited vs was we
    went were what whats when whens where wheres whether which while who whom whos whose why will
    with words would yet you your
    """.split()  # noqa: SIM905  # a list literal of these is a page long
)
# `tell us`; elsewhere `us` is the country
US_PRONOUN_CONTEXT = frozenset(
    {"about", "for", "from", "give", "help", "let", "of", "show", "tell", "told"}
)

# Beside a name they say who is meant no better than the name does; elsewhere they are words
TITLES = frozenset(
    """
    ambassador assistant chair chairman chairperson chancellor chief councillor councilor counsellor
    counselor crown defence defense deputy dictator diplomat dr envoy ex fm foreign former general
    governor king lady lord madam mayor minister miss mr mrs ms mx of official pm premier president
    prime prince princess prof professor queen representative secretary senator senior sir special
    spokesman spokesperson spokeswoman state supreme then top vice
    """.split()  # noqa: SIM905  # as above
)
# Written to a name without a space: 王外长, 강경화 장관, 安倍首相
NATIVE_TITLES = (
    *("外交部长", "外交部長", "国务委员", "國務委員", "外务大臣", "外務大臣", "总书记", "總書記"),
    *("国家主席", "國家主席", "外长", "外長", "外相", "总统", "總統", "大統領", "主席", "总理"),
    *("總理", "総理", "首相", "部长", "部長", "大臣", "委员长", "委員長", "先生", "女士"),
    *("외교부 장관", "외교부장관", "외교장관", "국방장관", "장관", "대통령", "총리", "국가주석"),
    *("주석", "위원장", "외교부장", "대사", "대변인"),
)

# Common English words of three to eight letters: typed rightly, not a name typed wrongly
COMMON_WORDS = frozenset(
    """
    able above abuse accept access accord account accuse across act action active actual add
    address admit adopt advance advice affair affairs affect afraid after agenda agent agree agreed
    agreement aid aim air alarm alive alliance allow allowed ally alone along already although
    always amid among amount anger angle angry animal annual another answer apart appeal appear
    apple apply arch area arena argue arm arms army around arrest arrive arrived art article aside
    aspect attack attempt attend attended author avenue average avoid awake award aware away baby
    back bad bag bail bake balance ball ban band bang bank banks bar bare bark barn base based basic
    basin basis bath battle bay beach beam bean bear beard beast beat beauty became because become
    bed bee beef beer began begin begun behalf behave behind being belief bell belong below belt
    bench bend beside best bet better beyond bid bidding big bike bill bind bird birth bit bite
    black blame blank blast blind block blood blow blue board boat body boil bold bomb bond bone
    book boom boost boot border bore born boss both bother bottom bound bowl box boy brain branch
    brand brave bread break breath bride bridge brief briefly bright bring broad broke broken
    brother brought brown budget build built bulk bullet burn bus bush business busy buy cabin
    cable cake call calm camera camp campaign cancel cancer candle cap capable capital captain car
    card care career careful carry case cash cast cat catch cause cave cease cell cent center
    centre century chain chair chance change channel chaos chapter charge chart chase chat cheap
    check cheer chess chest chicken child choice choose chose church chin circle citizen city civil
    claim clash class clean clear clerk clever click client climate climb clock close closed cloth
    cloud club coach coal coast coat code coin cold collapse collar colony color colour column
    combine comfort coming command comment commit common company compare complain complete complex
    computer concept concern concert condition conflict connect consider contact contain content
    contest context continue contract control cook cool cope copy core corn corner correct cost
    cotton couch cough council count counter country county couple courage course court cousin
    cover covid cow crack craft crash crazy cream create credit crew crime crisis critic crop cross
    crowd crown crucial cruel cry culture cup cure current curve custom cut cycle dad daily damage
    dance danger dare dark data date daughter dawn day days dead deal dealt dear death debate debt
    decade decide decided decision deck declare decline deep deer defeat defend define degree delay
    deliver demand denied deny depart depend depth desert design desire desk despite destroy detail
    develop device dialogue die diet differ dinner dip direct dirt dirty disaster discuss disease
    dish dispute distance divide doctor dog dollar door double doubt down draft drag drama draw
    dream dress drew drink drive driver drop drove drug drum dry duck due dull during dust duty
    dying each ear early earn earth ease east easy eat echo economy edge edit editor effect effort
    egg eight either elect election else emerge emotion empire employ empty end enemy energy engage
    engine enjoy enough ensure enter entire entry envoy equal era error escape essay estate even
    evening event ever every evil exact exam example exceed except excess exchange excuse exist
    exit expand expect expert explain expose extend extra eye face facility fact factor factory
    fail fair faith fall false fame family famous fan far farm fast fat fate father fault favor
    favour fear feature federal fee feed feel feet fell felt fence few field fifth fight figure file
    fill film final finally fine finger finish fire firm fish fit five fix flag flame flat flew
    flight float flood floor flow flower fly focus fold folk follow food fool foot force forced
    foreign forest forget form formal former fort forth forum forward found four frame free freedom
    fresh friend front fruit fuel full fun fund funny future gain game gang gap garden gas gate
    gather gave gear general gentle giant gift girl given glad glass global glory goal goat god
    gold gone good goods grab grade grain grand grant grass grave gray great green greet grew grey
    ground group grow growth guard guess guest guide guilt guilty gulf gun guy habit hair half hall
    halt hand handle hang happen happened happy harbor hard hardly harm hat hate have head health
    hear heard heart heat heaven heavy heel height hell hello help helped hence herb here hero hid
    hidden hide high hill hint hire history hit holiday hole holy home honest honor honour hook hope
    hoped horn horror horse hospital host hostage hot hotel hour house how huge human humor hundred
    hung hungry hunt hurry hurt husband ice idea ideal ignore ill image impact import impose improve
    inch include income increase indeed index industry infant inform injury ink inner input inside
    insist instead intend intense interest invest invite iron island issue issues item itself jail
    jet job join joined joint joke journal journey joy judge juice jump junior jury just justice
    keen keep kept key kick kid kids kill kind king kings kiss kitchen knee knew knife knock know
    known lab labor labour lack ladder lady lake lamp land lane language large laser last later
    laugh launch law lawn lawyer lay layer lazy lead leader leaders leading leaf league lean learn
    lease least leather leave led left leg legal lend length less lesson letter level liberal lie
    life lift light like likely limb limit line linen link lion lip liquid listen little live lived
    liver living load loan local lock log logic lone long look loose lord lose loss lost lot loud
    love low loyal luck lucky lunch lung lying machine mad made magic mail main major make maker
    male man manage manner many map march margin marine mark market marry mask mass master match
    matter mature may maybe mayor meal mean means meant measure meat media medical medium member
    memo memory men mental mention menu mere merge merger mess message metal method middle midst
    might mild mile military milk mill million mind mine minor minute mirror miss missile mission
    mistake mix mixed mobile mode model modern modest mom moment money monitor month months mood
    moon moral more morning mother motion motor mount mouse mouth move moved movie murder muscle
    museum music mutual myself nail naked name narrow nation native nature naval navy near nearby
    nearly neck need needs nerve nest net network never new news next nice night nine noble nobody
    noise none noon nor normal north nose note nothing notice novel nowhere nuclear number nurse nut
    oak obey object obtain obvious occur ocean odd offer office officer official oil okay old once
    only onto open opened opening opera oppose option orange order ordinary organ origin other ought
    out outcome outer output outside own owner pace pack package page paid pain paint pair palace
    pale palm pan panel panic pant paper parade parent park parks part partly partner parts party
    pass passage past patch path patient pattern pause pay peace peak peer pen penalty people pepper
    per percent perfect perhaps period permit person phase phone photo phrase piano pick picture
    piece pile pilot pin pink pipe pitch place plain plan plane planet planned plant plate play
    player plaza plea plead please pledge plenty plot plus pocket poem poet point poison pole police
    policy polite poll pond pool poor pop pope popular port pose position post pot pound pour
    poverty powder power praise pray prayer prefer present press pressure pretty prevent previous
    price pride priest prime prince print prior prison private prize problem process produce product
    profit program project promise promote proof proper propose protect protest proud prove provide
    public pull pump punch pupil pure purple purpose pursue push put qualify quality quarter queen
    question quick quickly quiet quit quite quota quote race radar radio rage raid rail rain raise
    raised ran rang range rank rapid rare rarely rate rather ratio raw reach react read reader ready
    real reality realize really rear reason recall receive recent record recover red reduce refer
    reform refuse regard regime region reject relate relax release relief rely remain remark remind
    remote remove rent repair repeat replace reply report reporter request rescue research resign
    resist resolve resort respect respond rest result resume retain retire retreat return reveal
    revenue reverse review revise rice rich rid ride rifle right ring rise risk rival river road
    rob rock rocket role roll roof room root rope rose rough round route routine row royal rub rude
    ruin rule ruler run rural rush sack sacred sad safe safety said sail saint sake salad salary
    sale salt sample sanction sand sang sank sat sauce save saved saw scale scandal scare scene
    scheme school science scope score scream screen script sea seal search season seat second secret
    section sector secure see seed seek seem seize seldom self sell send senior sense sent sentence
    separate series serious servant serve service session set settle seven several severe shade
    shadow shake shall shame shape share sharp shed sheep sheet shelf shell shelter shield shift
    shine ship shirt shock shoe shoot shop shore short shot should shoulder shout show shown shut
    shy sick side siege sigh sight sign signal silence silent silk silver similar simple simply sin
    since sing singer single sink sir sister sit site six size skill skin skip sky slave sleep slept
    slice slide slight slim slip slow small smart smell smile smoke smooth snake snow soap social
    society soft soil sold soldier sole solid solve some son song songs soon sorry sort sought soul
    sound soup source south space spare speak special speech speed spell spend spent sphere spin
    spirit split sport spot spread spring spy square squad stable staff stage stake stall stamp
    stance stand standard star stare start state station statue status stay steady steal steam
    steel steep stem step stick still stir stock stole stone stood stop store storm story strain
    strange stranger strategy stream street strength stress stretch strict strike string strip
    stroke strong struck student studio study stuff stupid style subject submit succeed success such
    sudden suffer sugar suggest suit sum summer summit sun sung super supply support suppose sure
    surface surge surprise survey survive suspect suspend swap swear sweep sweet swift swim swing
    switch sword symbol system table tackle tail tale tall tang tank tape target tariff task taste
    taught tax tea teach teacher team tear tears teeth temple tempt ten tend tennis tense tension
    tent term terms terror test tests text thank theater theme theory thick thin thing think third
    thirty thought thousand threat threaten three threw throat throne throw thus ticket tide tie
    ties tiger tight till time tin tiny tip tire tired tissue title toast today toe tomorrow tone
    tongue tonight tool tooth top topic torn total touch tough tour tourist toward tower town toy
    trace track trade trail train trait tramp transfer transit trap trash travel treat treaty tree
    trend trial tribe trick tried trigger trip troop troops trouble truck true truly trump trust
    truth try tube tune tunnel turn turned twelve twenty twice twin twist two type ugly uncle under
    union unique unit unite unity unless until upper upset urban urge urged usage used useful user
    usual vague vain valley value van vary vast vehicle venue verb verse version very vessel victim
    victory video view village violence virtue virus vision visit visitor visits vital voice volume
    vote voter wage wages wait wake walk wall wander want wants war warm warn warning wash waste
    watch water wave way weak wealth weapon wear weary weather web week weekend weekly weigh weight
    welcome welfare well west wet whale wheat wheel whole wide widely wife wild willing win wind
    window wine wing wings winner winter wire wise wish within wolf woman women won wonder wood wool
    word words wore work worked worker works world worn worried worry worse worst worth wound wrap
    wreck wrist write writer wrong wrote yard year years yell yellow yes young youth zero zone
    """.split()  # noqa: SIM905  # as above
)
