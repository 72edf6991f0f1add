"""Words around the names of people in French, Spanish, Italian, Portuguese and Romanian."""

from __future__ import annotations

from typing import Final

from articles.text.data.people_words.words import PeopleWords, gendered, words

_FRENCH: Final = PeopleWords(
    addresses=gendered(
        male="m mm monsieur messieurs mgr monseigneur roi prince pape saint père frère maître abbé duc comte",
        female="mme mmes mlle madame mesdames mademoiselle reine princesse sainte sœur duchesse comtesse",
        either="dr pr me docteur professeur professeure famille couple époux",
    ),
    roles=words(
        """
        abbé accusé accusée acteur actrice activiste adjoint adjointe administrateur administratrice agriculteur agricultrice
        ailier ambassadeur ambassadrice analyste animateur animatrice architecte archevêque arbitre artiste astronaute
        attaquant attaquante auteur auteure autrice avocat avocate bâtonnier biologiste boxeur buteur cadre candidat candidate
        capitaine cardinal champion championne chanteur chanteuse chancelier chancelière chef cheffe chercheur chercheuse
        chirurgien chroniqueur chroniqueuse climatologue coach colonel comédien comédienne commandant commissaire
        compositeur compositrice conseiller conseillère conservateur consul coordinateur coordinatrice correspondant correspondante
        coureur cuisinier cycliste danseur défenseur défenseure délégué déléguée député députée dessinateur diplomate directeur
        directrice dirigeant dirigeante doyen écrivain écrivaine économiste éditeur éditorialiste élu élue entraîneur entraîneuse
        entrepreneur entrepreneuse épidémiologiste essayiste eurodéputé eurodéputée évêque expert experte ex-ministre fondateur
        fondatrice footballeur footballeuse gardien gendarme général gérant gérante géographe gouverneur habitant habitante
        haut-commissaire historien historienne homme humoriste imam infirmier infirmière ingénieur ingénieure inspecteur
        instituteur joueur joueuse journaliste juge juriste leader leadeuse lieutenant maire magistrat magistrate manager
        mannequin maréchal médecin médiatrice membre météorologue meneur milieu militant militante milliardaire ministre
        musicien musicienne navigateur négociateur numéro officier opposant opposante otage ouvrier parlementaire pasteur
        patriarche patron patronne pêcheur peintre philosophe photographe physicien pilote pianiste poète policier policière
        politologue porte-parole préfet préfète premier première président présidente présidentiable prêtre procureur procureure
        producteur productrice professeur professeure propriétaire psychiatre psychologue rapporteur rapporteure rappeur rappeuse
        réalisateur réalisatrice recteur rectrice rédacteur rédactrice référent représentant représentante responsable
        retraité romancier romancière sage-femme scientifique sculpteur secrétaire sélectionneur sénateur sénatrice sergent
        sociologue soldat spécialiste star styliste successeur superstar suspect suspecte syndicaliste technicien témoin
        tennisman trésorier trésorière universitaire vétérinaire vice-président vice-présidente vice-ministre victime
        viticulteur virologue voisin voisine politicien politicienne dictateur autocrate guitariste chorégraphe metteur
        sous-préfet sous-lieutenant cofondateur cofondatrice codirecteur pdg numéro tête influenceur influenceuse youtubeur
        second maître-nageur bourgmestre échevin échevine chorégraphe garde grand-maître prédécesseur homologue confrère
        """
    ),
    kinship=words(
        """
        mari femme fils fille père mère frère sœur oncle tante cousin cousine neveu nièce grand-père grand-mère
        compagnon compagne époux épouse conjoint conjointe fiancé fiancée veuf veuve petit-fils petite-fille beau-père
        beau-frère belle-mère belle-sœur gendre ami amie petit-ami petite-amie jumeau maman papa
        """
    ),
    particles=words("de du des d' d’ la le les von van der den di da del y al el ben bin ibn abou abu dos das e"),
    organisations=words(
        """
        académie agence aéroport alliance armée arène assemblée association avenue banque bibliothèque boulevard bourse
        brigade cabinet café caisse camp centre chambre chapelle château cité clinique club collectif collège comité commission
        communauté compagnie conseil constitution cour coupe département district église école entreprise état états
        fédération festival fondation forum forêt front gare gouvernement groupe hôpital hôtel île institut jeux journal
        laboratoire ligue loi lycée mairie maison marché mer ministère mont montagne mouvement musée nation nations office
        opéra orchestre ordre organisation palais parc parlement parti place plan plateforme police pont port prix
        programme province quartier radio rassemblement région république réseau restaurant revue rivière route royaume rue
        salle sénat société stade station syndicat télévision théâtre tour tournoi traité tribunal union université usine
        vallée village ville zone league group media news business street house trust nord sud est ouest guerre fleuve
        """
    ),
    openers=words(
        """
        à afin ainsi alors après au aucun aucune aujourd'hui aujourd’hui auprès aussi autant autre autres aux avant avec bien
        bref c' c’ ça car ce ceci cela celle celui cependant certain certaines certains ces cet cette ceux chaque chez comme
        comment contre d' d’ dans de déjà depuis derrière dès désormais deux devant dimanche donc dont du durant elle elles en
        encore enfin ensuite entre est et eux face faut grâce hier hors ici il ils je jusqu'à jusqu’à l' l’ la là le les
        leur leurs lors lorsque lui mais malgré même mes mon n' n’ ne ni nos notamment notre nous nouveau nouvelle on or ou où
        oui outre par parce parfois parmi pas pendant peu plus plusieurs pour pourquoi pourtant près puis puisque qu' qu’ quand
        quant que quel quelle quelles quelques qui quoi rien s' s’ sa sans sauf se selon ses seul seule seulement si sinon
        soit son sous sur surtout tandis tant tel telle toujours tous tout toute toutefois toutes trois très tu un une vers
        voici voilà vos votre vous y cinq dix quatre merci bonjour non fin outre ancien ancienne dernier dernière
        """
    ),
    of=words("de du des d' d’ la le les l' l’ à au aux en pour et chez sur"),
    determiners=words("le la les l' l’ un une des son sa ses leur leurs ce cet cette notre nos mon ma"),
    place_prepositions=words("à en vers depuis dans"),
    endings=words("s e es x"),
)

_SPANISH: Final = PeopleWords(
    addresses=gendered(
        male="sr señor don d rey príncipe papa san padre fray duque conde",
        female="sra srta señora señorita doña dña reina princesa infanta santa sor duquesa condesa",
        either="dr dra doctor doctora prof profesor profesora familia reyes",
    ),
    roles=words(
        """
        abogado abogada académico académica activista actor actriz acusado acusada agente agricultor alcalde alcaldesa almirante
        alumno analista animador árbitro arquitecto arquitecta artista arzobispo asesor asesora astronauta atacante atleta
        autor autora bailarín biólogo bombero cabecilla candidato candidata canciller cantante cantautor cantautora capitán
        cardenal catedrático catedrática científico científica cineasta ciclista cocinero comandante comediante comisario comisaria
        compositor compositora concejal concejala conductor consejero consejera coordinador coordinadora coronel corresponsal
        cronista cura decano defensor defensora delantero delegado delegada denunciante deportista dibujante dictador diplomático
        diputado diputada directivo directora director dirigente dueño dueña economista editor editora embajador embajadora
        emprendedor empresario empresaria enfermero enfermera entrenador entrenadora escritor escritora escultor espía
        especialista estudiante eurodiputado eurodiputada exalcalde exministro exministra expresidente expresidenta experto experta
        exfutbolista fiscal filósofo físico fotógrafo fotógrafa fundador fundadora fundadores funcionario futbolista ganadero
        general gerente gobernador gobernadora goleador guardameta guionista guitarrista historiador historiadora
        humorista imam ingeniero ingeniera inspector inspectora instructor intendente investigador investigadora jefe jefa
        juez jueza jugador jugadora jurista legislador legisladora letrado letrada líder locutor magistrado magistrada maestro
        maestra magnate mandatario mandataria manager mariscal médico médica mediocentro meteorólogo miembro militar ministro
        ministra modelo monarca músico nadador narcotraficante negociador novelista novio obispo oficial opositor opositora
        padre parlamentario párroco pastor patrón periodista perito piloto pintor poeta policía político política portavoz
        portero precandidato prefecto premier presentador presentadora presidente presidenta primer primera procurador
        productor productora profesor profesora propietario psicólogo psicóloga querellante rapero rector rectora redactor
        referente reportero reportera representante responsable sacerdote secretario secretaria seleccionador senador senadora
        sindicalista soldado sociólogo socióloga sospechoso subsecretario subdelegado sucesor superviviente técnico teniente
        tenista testigo titular torero trabajador tuitero vecino vecina veterinario vicepresidente vicepresidenta
        vicealcaldesa vicesecretario viceministro víctima viuda youtuber influencer delfín exsecretario excanciller epidemiólogo
        número exfiscal síndico primatólogo consellera conseller edil lehendakari president presidentes ministros
        """
    ),
    kinship=words(
        """
        marido mujer esposo esposa hijo hija hermano hermana padre madre abuelo abuela tío tía primo prima sobrino sobrina
        nieto nieta novio novia cuñado cuñada suegro suegra yerno nuera pareja compañero compañera viudo viuda amigo amiga
        hijos hijas hermanos mellizo
        """
    ),
    particles=words("de del la las los y e i van von der den di da dos al el ben bin ibn san santa d' d’ le"),
    organisations=words(
        """
        academia acuerdo aeropuerto agencia alianza archivo asamblea asociación atlético audiencia autoridad avenida ayuntamiento
        banco barrio biblioteca bolsa calle cámara campo canal carretera casa castillo catedral central centro ciudad clínica club
        colegio comisión comité compañía comunidad confederación congreso consejería consejo constitución convención copa corte
        costa cuerpo defensa delegación departamento deportivo diario diputación dirección distrito ejecutivo ejército embajada
        emergencias empresa escuela estación estadio estado estados estudio facultad federación feria ferrocarril festival fiesta
        fiscalía fondo foro frente fuerzas fundación generalitat gobierno grupo guardia guerra hospital hotel iglesia instituto
        isla islas junta juzgado laboratorio liga ley liceo mancomunidad mar mercado mesa ministerio monte movimiento mundial
        museo nacional nación naciones norte observatorio océano oficina oficial operación organización palacio parlamento parque
        partido plan plataforma plaza policía presidencia premio premios programa protección provincia puente puerta puerto
        real reino república revista río sala secretaría seguridad selección senado servicio sierra sindicato sistema sociedad
        sur teatro televisión tierra torneo torre transición tribunal unidad unión universidad universitario urbanización valle villa
        virgen zona group media news business street league asuntos exteriores este oeste fuerza
        """
    ),
    openers=words(
        """
        a además ahora al algo alguien algún alguna algunas algunos allí ambos antes apenas aquel aquella aquí así aún aunque
        ayer bajo bien cada casi como cómo con contra cosa cual cualquier cuando cuándo cuanto cuatro cuenta da de debe debido
        del dentro desde después detrás dice dos donde dónde durante e el él ella ellas ellos en entonces entre era eres es esa
        esas ese eso esos esta está estaba estamos están estar estas este esto estos excepto fue fueron fuera gracias ha había
        habrá hace hacia han hasta hay hemos hoy igual incluso junto la las le les lo los luego mañana más me mediante menos
        mi mientras mis mismo mucha muchas mucho muchos muy nada nadie ni ningún ninguna no nos nosotros nuestra nuestro
        nueva nuevo nunca o ocho otra otras otro otros para parece pero poco por porque primero pronto pues puede que qué quien
        quién quienes quizá quizás respecto se según seis ser será si sí sido siempre siete sigue sin sino sobre solo sólo son
        soy su sus tal también tampoco tan tanto tanta te tenía tengo tiene tienen toda todas todavía todo todos tras tres tu
        tú tus un una unas uno unos usted va van varias varios veinte ver vez vuelve y ya yo cinco diez ex
        """
    ),
    of=words("de del la las los el en para y por al a"),
    determiners=words("el la los las un una su sus este esta ese esa nuestro nuestra mi"),
    place_prepositions=words("en desde hacia hasta"),
    endings=words("s es a as o os"),
)

_ITALIAN: Final = PeopleWords(
    addresses=gendered(
        male="sig signor signore don papa re principe san padre fra frate monsignor mons dott cavaliere duca conte cav",
        female="sig.ra signora signorina donna regina principessa santa suor dott.ssa dottoressa duchessa contessa",
        either="dr dottor prof professor professoressa avv avvocato ing on onorevole famiglia coniugi arch geom",
    ),
    roles=words(
        """
        accusatore agente agricoltore allenatore allenatrice ambasciatore ambasciatrice amministratore amministratrice analista
        architetto arcivescovo artista assessore assessora assessorato astronauta atleta attaccante attivista attore attrice autore
        autrice avvocato avvocata avvocatessa assistente batterista biologo calciatore calciatrice campione campionessa cancelliere
        candidato candidata cantante cantautore cantautrice capitano capo capogruppo capolista cardinale carabiniere centravanti
        centrocampista chef chirurgo ciclista ct coach collega colonnello comandante comico commissario commissaria compositore
        conduttore conduttrice consigliere consigliera console cooperante coordinatore coordinatrice coordinatori corrispondente
        creatore critico cronista cuoco curatore danzatore decano difensore deputato deputata designer detenuto dirigente direttore
        direttrice disegnatore dittatore docente ecologista economista editore editorialista epidemiologo erede esperto esperta
        eurodeputato eurodeputata esponente europarlamentare filosofo finanziere fisico fondatore fondatrice fotografo fotografa
        funzionario garante general generale genero geologo geometra giocatore giocatrice giornalista giudice giurista governatore
        governatrice guardasigilli guida imprenditore imprenditrice imputato imputata infermiere infermiera influencer ingegnere
        ispettore insegnante investitore legale legali leader ministro ministra maestro maestra magistrato magnate manager
        maresciallo medico meteorologo miliardario militante modella musicista narratore negoziatore numero omologo operaio
        opinionista parlamentare parroco pastore patriarca patron pianista pilota pittore pittrice poeta politico politica
        politologo poliziotto portavoce portiere prefetto prefetta premier presentatore presentatrice preside presidente
        presidentessa prete primario primo procuratore procuratrice produttore produttrice professore professoressa psichiatra
        psicologo psicologa psicoterapeuta pubblico questore ragazzo ragazza rapper rappresentante rappresentanti redattore
        referente regista relatore responsabile rettore rettrice ricercatore ricercatrice sacerdote scienziato scienziata scrittore
        scrittrice segretaria segretario senatore senatrice sindaca sindaco sindacalista sociologo sociologa soldato sopravvissuto
        sottosegretaria sottosegretario specialista stilista storico storica studente studentessa successore superstite
        tecnico tennista tenente terzino testimone titolare tesoriere tycoon ufficiale vescovo vicepremier vicepresidente
        vicesindaco viceministro viceministra vicedirettore vigile virologo vittima youtuber vicesegretario ex-ministro cancelliera
        """
    ),
    kinship=words(
        """
        marito moglie figlio figlia padre madre fratello sorella nonno nonna zio zia cugino cugina nipote fidanzato
        fidanzata compagno compagna cognato cognata suocero suocera genero nuora vedova vedovo papà mamma amico amica
        coniuge figli gemello
        """
    ),
    particles=words(
        "di de del della dei degli delle da dal dalla d' d’ lo la li le von van der den y al el ben bin ibn dos"
    ),
    organisations=words(
        """
        accademia aeroporto agenzia alleanza alto amministrazione ambasciata arena arma associazione assemblea autorità azienda
        banca basilica biblioteca borsa camera campionato canale carcere casa caserma castello centro chiesa circolo città
        clinica club collegio comando comitato commissione compagnia comune comunità confederazione confindustria congresso consiglio
        consorzio convenzione coppa corpo corte costa costituzione corriere dipartimento direzione distretto duomo ente esercito
        europa facoltà federazione festa festival fiume fondazione forum forze forza fratelli fronte gazzetta giochi giornale
        governo gruppo guardia guerra istituto isola isole laboratorio lega legge liceo liga lista mare mercato
        ministero mondiale mondiali monte movimento museo nazionale nazioni oceano officina opera orchestra ordine organizzazione
        ospedale palazzo parco parlamento partito piano piazza polizia ponte porta porto premio presidenza procura progetto
        protezione provincia quartiere questura quirinale radio regione regno repubblica rete ristorante rivista sala scuola
        senato serie servizio sindacato società stadio stampa stati stato stazione strada teatro televisione terra torre torneo
        tribunale ufficio unione università unità valle via viale villa volo group media news business street league times
        nord sud est ovest
        """
    ),
    openers=words(
        """
        a adesso ai al all' all’ alla alle alcune alcuni allo allora altre altri altro anche ancora appena attualmente attraverso
        bene ben che chi chissà ci ciò circa come comunque con contro così cosa cui d' d’ da dai dal dall' dall’ dalla dalle
        davanti degli dei del dell' dell’ della delle dello dentro di dice dietro dire diverse diversi domani dopo dove dovrebbe due durante
        e è ecco ed egli ella entrambi eppure era erano essere essi fa fanno fare fatto fin fino forse fra già gli grande grazie
        ha hanno ho i ieri il in infatti infine inoltre insieme intanto intorno invece io l' l’ la là le lei lì lo loro lui ma
        mai malgrado me meglio meno mentre mi mia mio molte molti molto ne né negli nei nel nell' nell’ nella nelle nello nessun
        nessuna nessuno niente no noi non nonostante nostra nostro nulla nuova nuovo o oggi ogni ognuno oltre oppure ora
        ormai per perché perciò però persino più piuttosto poche pochi poco poi prima primo proprio pure purtroppo
        qualche qualcosa qualcuno quale quali quando quanto quasi quattro quei quella quelle quelli quello questa queste questi
        questo qui quindi se secondo sei sembra sempre senza si sia siamo solo soltanto sono sopra soprattutto
        sotto sta stata stati stato su sua subito successivamente sue sugli sui sul sull' sull’ sulla sulle suo suoi tale tali
        tanto te ti tra tre troppo tu tutta tuttavia tutte tutti tutto un un' un’ una uno va verso vi via visto voi volta vuole
        cinque ex
        """
    ),
    of=words("di del della dei degli delle dell' dell’ dello alla al ai alle all' all’ per e in nel da"),
    determiners=words(
        "il lo la i gli le l' l’ un uno una un' un’ suo sua suoi sue questo questa nostro nostra mio mia"
    ),
    place_prepositions=words("a in da nel verso"),
    endings=words("i e a o he hi"),
)

_PORTUGUESE: Final = PeopleWords(
    addresses=gendered(
        male="sr senhor dom d rei príncipe papa são padre frei duque conde seu",
        female="sra srta senhora senhorita dona d.ª rainha princesa santa irmã duquesa",
        either="dr dra doutor doutora prof professor professora eng família",
    ),
    roles=words(
        """
        acionista ativista activista actor ator atriz atacante acusado acusada administrador advogado advogada agente agricultor
        almirante aluno analista apresentador apresentadora árbitro arcebispo arquiteto artista assessor assessora astronauta
        autarca autor autora avançado bailarino banqueiro bastonário bastonária bilionário biólogo bispo bombeiro cabeça campeão
        candidato candidata cantor cantora capitão cardeal chanceler chefe chefia ciclista cientista cineasta coach colega
        comandante comentador comentarista comissário comissária compositor compositora consultor coordenador coordenadora coronel
        correspondente cozinheiro cronista curador defensor defesa delegado delegada deputado deputada deputados desembargador
        diplomata diretor diretora director directora dirigente dono dona economista editor editora embaixador embaixadora
        empresário empresária enfermeiro enfermeira engenheiro epidemiologista escritor escritora especialista estudante eurodeputado
        eurodeputada ex-ministro ex-presidente ex-jogador ex-governador filósofo fisico físico fotógrafo fundador fundadora
        funcionário futebolista general gerente gestor goleiro governador governadora guarda-redes guitarrista historiador
        historiadora humorista infectologista infetado inspetor inspetora instrutor investigador investigadora investidor jogador
        jogadora jornalista juiz juíza jurista líder magistrado maestro médico médica meio-campista membro militar ministro ministra
        modelo morador moradora motorista músico nadador número oficial opositor padeiro padre parlamentar pároco pastor
        patrão pecuarista pesquisador pesquisadora piloto pintor poeta policial polícia político porta-voz prefeito prefeita
        premiê presidente presidenta presidenciável primeiro-ministro primeira-ministra procurador procuradora produtor produtora
        professor professora provedor provedora proprietário psicólogo psicóloga rapper realizador realizadora redator reitor
        reitora relator relatora repórter representante responsável sacerdote secretário secretária selecionador senador senadora
        sindicalista sócio socióloga sociólogo soldado subsecretário sucessor suspeito técnico tenente tenista testemunha titular
        treinador treinadora vereador vereadora veterinário vice-presidente vice-prefeito vítima viúva vizinho vizinha youtuber
        influenciador influenciadora homólogo antecessor bastonário comandante-geral
        """
    ),
    kinship=words(
        """
        marido mulher esposo esposa filho filha pai mãe irmão irmã avô avó tio tia primo prima sobrinho sobrinha neto neta
        noivo noiva namorado namorada cunhado cunhada sogro sogra genro nora companheiro companheira viúvo viúva amigo
        amiga filhos gêmeo
        """
    ),
    particles=words("de da do das dos e d' d’ von van der den di del la y al el ben bin ibn"),
    organisations=words(
        """
        academia acordo aeroporto agência aliança arquivo assembleia associação autoridade avenida bairro banco barragem biblioteca
        bolsa caixa câmara campeonato campo canal capitólio carnaval casa castelo central centro cidade clínica clube colégio
        comando comissão comitê comité companhia confederação congresso conselho constituição consulado convenção copa corpo
        corpos correios correio costa defesa delegacia departamento diário direção distrito editora embaixada empresa
        escola estação estádio estado estados exército faculdade federação feira festival fórum força forças frente fundação
        galeria governo grande grupo guarda guerra hospital hotel igreja ilha ilhas instituto jornal junta justiça laboratório lei
        liga mar mercado ministério monte movimento mundial museu nação nações nacional norte observatório oceano
        operação ordem organização palácio parlamento parque partido planalto plano plataforma polícia ponte porto praça praia
        prefeitura prémio prêmio presidência programa proteção província radio rádio receita rede reino república restaurante
        revista rio rua sala santa secretaria segurança seleção senado serra serviço sindicato sistema sociedade sul supremo
        taça teatro televisão terra torneio torre tribunal união unidade universidade usina vale vila zona group media news
        street league leste oeste
        """
    ),
    openers=words(
        """
        a à agora ainda além algo alguém algum alguma alguns ali amanhã antes ao aos apenas apesar após aquela aquele aqui as
        às assim até bem cada caso com como conforme conta contra contudo da dado daí das de deixe dentro depois desde dessa
        desse desta deste devido disse diz do dois dos durante e é ela elas ele eles em embora enquanto então entre era
        essa essas esse esses esta está estão estas este estes eu eles faz foi foram fora graças há hoje isso isto já
        junto lá lhe logo mais mas me mediante meia mesmo meu minha muita muitas muito muitos na nada não nas nem nenhum nenhuma
        nessa nesse nesta neste ninguém no nos nossa nosso nova novo num numa nunca o onde ontem os ou outra outras outro
        outros para pela pelas pelo pelos perante pode pois por porém porque portanto pouco quais qual qualquer quando quanto
        quase quatro que quem quer são se segundo sem sempre sendo ser será seu seus sim sob sobre sua suas tal também tão tem
        têm ter teve toda todas todo todos três tudo um uma uns várias vários vai você cinco dez ex
        """
    ),
    of=words("de da do das dos para e em na no pela pelo à ao"),
    determiners=words("o a os as um uma seu sua seus suas este esta esse essa nosso nossa meu minha"),
    place_prepositions=words("em na no para até desde"),
    endings=words("s es a as o os"),
)

_ROMANIAN: Final = PeopleWords(
    addresses=gendered(
        male="dl domnul domnului regele prințul papa părintele conte împăratul",
        female="dna doamna doamnei dra domnișoara regina prințesa",
        either="dr doctor doctorul prof profesor ing familia acad",
    ),
    roles=words(
        """
        actor actorul actriță actrița activist activista activistul administrator administratorul adjunct adjunctul agent ambasador
        ambasadorul ambasadoarea analist analistul antrenor antrenorul arbitru arbitrul arhitect arhiepiscop artist artista
        artistul asistent atacant atacantul atlet autor autorul avocat avocatul avocata campion campioană cancelar cancelarul
        candidat candidatul candidata cântăreț cântărețul cântăreața căpitan căpitanul chirurg colonel colonelul comandant
        comandantul comisar comisarul compozitor consilier consilierul consiliera coordonator coordonatorul copreședinte
        copreședintele corespondent critic cercetător cercetătoarea cercetătorul decan decanul deputat deputatul deputata diplomat
        director directorul directoarea dirijor economist economistul economista editor epidemiolog episcop europarlamentar
        europarlamentarul europarlamentara ex-ministru expert expertul experta fondator fondatorul fotbalist fotbalistul fost fostul
        fosta fotograf general generalul ginecolog guvernator guvernatorul inginer inginerul inspector inspectorul interlop
        istoric istoricul jandarm jucător jucătorul jucătoarea judecător judecătorul judecătoarea jurist jurnalist jurnalistul
        jurnalista lider liderul locotenent manager managerul maior maiorul medic medicul membru ministru ministrul ministra
        mijlocaș milionar miliardar mitropolit moderator muzician omologul om ofițer parlamentar parlamentarul patriarh
        patriarhul patron patronul patroana pictor pilot poet polițist polițistul politician politicianul politolog portar
        portarul prefect prefectul premier premierul premierului președinta președinte președintele președintelui preot preotul
        preşedinte preşedintele prezentator prezentatoarea primar primarul primarului primăriță prim-ministru prim-ministrul
        prim-procuror procuror procurorul procuroarea profesor profesorul profesoara psiholog psihologul purtător purtătorul
        realizator rector rectorul redactor regizor regizorul regizoare reprezentant reprezentantul scriitor scriitorul
        scriitoarea secretar secretarul senator senatorul senatoarea sindicalist sociolog sociologul soldat sportiv sportivul
        sportiva student subprefect suspect șef șeful șefa ştefan tenismen trener vedetă vedeta vicepremier vicepremierul
        vicepreședinte vicepreședintele viceprimar victima victimă proprietar proprietarul martor vecin
        """
    ),
    kinship=words(
        """
        soț soțul soție soția fiu fiul fiica fiică tată tatăl mamă mama frate fratele soră sora unchi unchiul mătușă mătușa
        văr vărul verișoara nepot nepotul nepoata bunic bunicul bunica ginere ginerele cumnat cumnatul cumnata prieten prietenul
        prietena iubit iubitul iubita logodnic logodnica partener partenera văduva
        """
    ),
    particles=words("de du von van der den di da del la le y al el ben bin ibn"),
    organisations=words(
        """
        academia academie administrația aeroport aeroportul agenția agenție alianța ambasada arena armata asociația asociație autoritatea
        banca bancă biserica biserică biblioteca bulevard bulevardul bursa camera cabinetul casa castelul catedrala centrul centru clinica club
        clubul colegiul colegiu comisia comitetul compania confederația congresul consiliul constituția cupa curtea departamentul
        direcția electrica facultatea federația festivalul fundația gara grupul guvern guvernul hotel hotelul inspectoratul
        institutul insula județul judecătoria jandarmeria justiție liga liceul legea marea ministerul ministerului muntele muzeul
        națională național nord organizația orașul palatul parchetul parcul parlamentul partidul piața podul poliția portul
        primăria programul regiunea regatul republica revista sala sectorul senatul serviciul sindicatul societatea spitalul
        spital stadionul statele statul strada școala sud șoseaua teatrul tribunal tribunalul turneul uniunea universitatea
        uzina valea ziarul est vest
        """
    ),
    openers=words(
        """
        a acea această aceasta aceste acest acesta acești aceștia acolo acum ai aici alte altfel am apoi ar are asemenea astfel
        astăzi atât atunci au ca că când care ce cei cel cele cine cu cum da dacă dar de deci deoarece deși despre din dintre
        doar doi două după ea ei ele el era este eu fără fiecare fost i iar ieri în împotriva împreună înainte încă între însă
        la le lor lui mai mâine mult multe mulți nici niciun nimeni noi nou nu numai o or ori oricum pe pentru peste potrivit până
        printre prin puțin s sa să sau se si și sub sunt sute te toate tot totuși trei un una unde unii unul va vor conform
        anterior ulterior
        """
    ),
    of=words("al a ai ale de din la pentru și în lui"),
    determiners=words("un o unui unei cel cea acest această lui sa său"),
    place_prepositions=words("în la din spre"),
    endings=words("ul ului a ei i ii lui e le lor ilor elor"),
)

ROMANCE: Final = {"fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "pt": _PORTUGUESE, "ro": _ROMANIAN}
