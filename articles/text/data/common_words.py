"""Frequency of words in news: the share of articles that contain each.

Counted by ``bench/train_common_words.py`` in 1,035 articles of many outlets and years. Stop words, and words in fewer
than one article in 64, are left out. A new archive has too few articles to tell by itself which words are in any day's
news and which are particular to an event.
"""

from __future__ import annotations

from typing import Final

from articles.text.data.wordlists import word_set

# By band: words of band n are in at most one of n articles, and in more than one of 2n.
COMMON_WORDS: Final = {
    1: word_set(
        """
        new
        """
    ),
    2: word_set(
        """
        including know long need part people president public right see think time week year years
        """
    ),
    4: word_set(
        """
        10 11 20 2016 able across american announced asked believe best better big business call called case center
        change city close comes coming country current day days different director done earlier early end enough face
        fact family far find five former found four full general getting give given good government great group hard
        help home house important issues keep large left likely little look lost lot major making man media million
        monday money month months national nearly news night november number office officials past person place plan
        point policy power problem put really recent recently released reported role run second security seen set
        several show state statement states support system taking thing things times together took top trump trying
        tuesday united use used want washington white work working world york
        """
    ),
    8: word_set(
        """
        100 12 14 15 18 19 2015 25 30 40 50 ability access accused act action actually adding administration advantage
        agreement ahead air answer appeared appears approach april ask associated attempt attention audience average
        bad based beginning believes beyond biggest billion black bring brought build building built calls campaign
        care cases central certain certainly challenge chance changes chief children clear comment community companies
        company compared conference consider continue continued continues control cost countries course court create
        created cut deal death decided decision declined defense democratic department described difficult directly
        dollars donald east economic economy effort efforts eight election email entire especially event events
        everyone everything evidence example executive expected experience failed fall february federal feel fight
        final finally financial firm focus focused follow following force foreign forward free friday friends front
        future gave giving global gone ground groups growing growth half hand hands happen happened head health hear
        held high higher history hit hold hope hours hundreds idea immediately include included includes increase
        industry information interest international investigation involved issue james job john july june key kind
        known largely largest late latest law lead leader leaders leading leave leaving led level life line list live
        local longer looking love low makes manager march matter mean means meeting member members michael military
        moment morning move name nation needed needs north noted nothing numbers october offer offered official old
        open opportunity order organization outside paid particular particularly party pay percent personal planned
        plans play playing points police political population position possible post potential powerful press pressure
        previous previously primary private probably problems process program protect provide provided push question
        questions quickly raise read ready real reality reason received record release remain report reports research
        rest result results rights risk room running saturday saw school secretary seems senior sense sent september
        series serious served service seven share short shot showed shows side sign significant similar simply single
        six small social someone south special spending spent staff stage stand star start started stay step stop
        story strategy street strong summer sure taken takes talk team tell telling term terms third thought thousands
        throughout total trade tried true try turn turned tv twitter ultimately union university using vice video view
        wanted wants war ways wednesday weeks west whole win won words worked works wrote year-old young
        """
    ),
    16: word_set(
        """
        13 16 17 2000 2009 2010 2013 2014 21 22 23 24 26 27 28 29 31 32 35 45 60 90 absolutely accept account accounts
        actions active add addition additional address affordable age agency agree agreed alleged allow allowed
        allowing allows alone america amount analysts announcement annual answers ap appear area areas argue argued
        army article attack attacks attempts attorney august available avoid ban bank base battle beat becoming begin
        behavior believed benefit benefits bid biden bigger bill billionaire bit block board body book boost border
        born break breaking bringing broad broke budget businesses buy california calling capital career carried carry
        cash caught cause caused chairman challenges changed charge charges check chicago child china chinese choice
        choose chris cited cities civil claim claimed claims class clearly closed closely closer coalition college com
        combat comments commission committed committee common communities complete completely concerned concerns
        concluded conducted confident conflict consequences considered core costs council county couple cover credit
        crime criminal crisis critical criticism crowd crucial currently cuts daily damage dangerous data date
        daughter david dead deals debate debt decade decades december decide decisions deep deeply degree deliver
        democrats denied deputy details development died difference direct direction discuss district documents
        domestic dozen drew drive drop dropped drug due easily easy education effect effective elected elizabeth
        employees ended energy ensure europe eventually exactly exchange expect expectations expert experts explained
        expressed extremely facebook faced faces facing fair false familiar fast father favor favorite fear feeling
        fell fellow felt fewer field fighting figure finding fine finish fire fit florida followed forced forces form
        founder france freedom friend frustration fully fund funding game generation george germany gets gives goal
        gov governor greater happens happy hate heads heard hearing heart heavily helped helping highly hill holding
        holds hopes host hour huge human husband ideas image impact importance income increased increasing
        increasingly indeed independent indicated individual individuals influence initial inside instance institute
        intelligence intended interview introduced investment issued january jobs joe joined journal justice keeping
        kept kids killed knew knowledge labor lack language larger launched lawmakers laws leadership learn learned
        legal letter light limited lines lives living looked looks losing loss lower main majority management mark
        market mass massive material maybe meant measures meet men mention message messages met mexico middle mike
        millions mind minimum minister minute minutes mission mostly mother moved moving multiple named nations
        natural necessarily necessary network nine none note noting offering officer officers oh older ones online
        opening operations otherwise overall page paper parents parties parts pass path paying peace performance
        perhaps period phone pick picture piece places planning platform played plus pointed politics popular positive
        posted potentially presence present presidential pretty prevent price prime professor programs progress
        project promised providing published pushed pushing putting quite race raised raising ran rate rates reach
        reached reasons receive region regularly relationship relatively remained remains remember rep repeatedly
        reporters republican request require required residents resources respect respond responded response
        responsibility return returned reuters revealed review rise rising roughly rules runs russia safe safety san
        save scheduled season secure seeing seek seem seemed sees senate send sending separate serve services serving
        shared shift shown sides signed simple site situation slightly smaller smart so-called solutions sometimes
        somewhat son sort sought sound source sources southern speak speaking specific specifically speech spend spoke
        spread spring st standard stands starting statements status steve stronger struggle struggled students success
        successful suggest suggested suggesting sunday super supported supporters supporting talking talks target tax
        technology tells territory test th thanks thinking threat thursday tom tough town track traditional trip truly
        turns twice typically unclear understand unusual urged usually value various version victims victory violence
        virtually visit voice vote voters wait waiting wall warned watch watching water wave website weekend welcome
        western whatever wide widely wife willing winning woman women word workers worried worry worst worth written
        wrong yes younger
        """
    ),
    32: word_set(
        """
        1000 10000 2.5 200 2004 2007 2008 2011 2012 2017 2018 33 34 36 37 38 39 42 43 44 46 47 48 49 500 51 55 70 80
        abuse accusations achieve acknowledged acted acting activities activity actual ad admitted adopted ads advance
        advanced advertising advice adviser advocate affairs affect affected afghanistan afraid african afternoon
        afterward agent aggressively aid aim aimed al alive allegations alliance allies alongside alternative amazing
        ambassador ambitious amendment americans amounts analysis analyst andrew angeles announce anxiety anybody
        anymore anywhere apart apparent apparently appeal appearance appearances apple apply approved arab arena arm
        armed arms arrived asian aside asking assault assessment assets association assume attacked attended attract
        author authorities authority award baby backed background balance band bar barely basic basically basis bay
        beach beating becomes begun ben bet billions blocked bloomberg blow blue bottom bought brand brian bridge
        brings british broader broken brown bureau buying cable camp campaigns canada candidate candidates capacity
        car card carolina carrying catch causes cbs celebrating centers century ceo challenging chances changing
        channel chaos character charged checks chelsea choosing chose chosen citing classic classified cleveland
        climate club code cold colleagues color colorado combined comfort comfortable commercial commitment
        communications complex complicated comprehensive compromise computer concern condition conditions confidence
        confirmed congress connected connection conservative considering consistent construction consultant consulting
        content continuing contract contrast contributed controls conversation corporate correct count coverage
        covered crazy creating credible criticized critics culture cutting cycle danger dark de deadline deadly
        dealing deaths debates dec decisive declared declaring decline dedicated defending definitely degrees
        delivered demand demands democracy demonstrated depending describe designed desire detail detailed determine
        devastating developed digital diplomatic directed disaster discovered discussion display distance districts
        division door doors double doubt dozens dr dramatic draw drawing drawn driven driver driving drove duty eager
        earn earned earnings easier eastern edge editor elections electoral eligible elsewhere embrace emerged
        emerging empty encouraging ending ends enemies enemy enforcement engage engaged engagement enormous enter
        entering entirely environment environmental episode eric essentially established estate estimated estimates
        european evening everybody everywhere exclusive executives exist existing exit expand expanding expansion
        expects expensive experienced explain explanation exposed express extended extensive extent extreme eye eyes
        factor factors failing failure fairly fallen falling families famously fan fans fears featured feelings feels
        fees feet female figures fill filled findings finished fired firms fix flying focusing followers food forcing
        forget forum foundation founded fourth fox frankly french fresh frustrated fuel fueled fun fundamental funded
        funds gain gained gains gap gas gathered gathering generally generated german giant goals gop gotten
        governments grand grant green grew grow grown guard guess guest guilty guy handed handful handle handling
        happening harder harm headed heading headquarters heat heavy helps hey high-profile highest hired historic
        hits hitting hollywood honest hoped hot hotel housing howard hurt id identified identify identity ignored
        illegal images immediate impossible improve improved incident increases industrial infrastructure initially
        initiative inspired intense intent interested interesting interests internal internet interviews invest
        investigators investor investors invited involvement involving iran iraq israel jack japan jason jennifer
        jersey jim johnson join joining joint jones journalist judge judgment jump keeps kevin kill killing knowing
        knows korea land lawyer leads legacy legislative levels leverage liberal lies limit link linked listen
        listening literally lived long-term los lose lots loud lowest maintain maintained manage managed manufacturing
        map markets martin match matt matters mayor meaning measure medical meetings mexican michigan miles minnesota
        miss missing mistake mix mixed model moderate modern moments movement moves movie music names narrative native
        nature nbc negative negotiations neighboring net networks neutral nevada newly newspaper nice nobody normal
        notes nov nuclear obama obvious obviously occurred odds offensive offers offices officially oil ok oklahoma
        ongoing opened opponent opportunities oppose opposite opposition option options ordered organizations original
        outcome overwhelming owned owner owns pace pack pair palm panel paris park partner partners partnership passed
        patrick paul pennsylvania percentage perfect performed personally photo photos pic placed plane planet players
        plays please plenty podcast pointing policies politicians poll polling poor possibility possibly posts powers
        practice prefer prepared presented presidency prices primarily prior priorities priority prison probe produce
        produced product production professional profile projected projects promise promising promoting prompted proof
        property proposal proposals proposed prosecutor prospects protection protest protesters protests proud proved
        provides publicly pull pulled purchase pursuing puts quality quarter questioning quick radical radio rally
        range rapidly rare reaching reaction reading realize reasonable recalled receiving recognition recognize
        recognized records red reduce reference referred reflect refused regarding regardless regional registered
        regular rejected related relations relationships relevant reliable relief remaining removed replace replaced
        reportedly reporting representatives representing represents republicans reputation requested requests
        requirements requires reserved resistance resolution respectively responding responsible resulted retail
        retired returning returns revenue risks rival road robert rock roll rose round row rule ruling rural russian
        ryan sales sat savings scale scene schedule schools science scott search seat seats sector seemingly select
        sell selling sen senator sept seriously serves session setting sexual shape shares shocked shortly showing
        sick signal significantly signs sit sitting size skeptical slow society sold solid solution sounded space
        speaker speakers specifics split spoken spokesman spot square stake stance standing stars stated station
        stayed staying stepped steps stick stock stood stopped stopping stories straight strategic strategist stream
        streets strength stretch struck struggling stuck studies study stuff style substantial succeed successfully
        suggests supports supposed surprise surprised surprising surrounding suspended systems table tactics talked
        targeted targets task tech television temporary tend tens tensions terrible testimony texas text thank theory
        thinks thomas threatened threatening threats throw tied ties tim title tone tool topic totally touch tour
        trading train training transition travel treat treated trial troops trust truth turkey turning tweet tweeted
        type ultimate unable uncertainty understanding understood unfortunately unique universal unknown unlike
        unlikely upcoming updated urging usa usual variety vast veteran veterans videos viewed views virginia vision
        visited voting vulnerable wake walk walls warning warren wars wealth weapons web weekly welcomed widespread
        wild wing wins wish wonder worse write writing zero zone
        """
    ),
}
