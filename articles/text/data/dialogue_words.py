"""Labels before the words of speakers, and words that show an interview."""

from __future__ import annotations

from typing import Final

QUESTION_LABELS: Final = frozenset(
    """
    q question questions f frage fragen p pregunta d domanda pergunta v vraag fråga spørsmål spørgsmål sp pytanie otázka
    в вопрос питання з soru s 問 问 質問 记者 記者 문 질문 س سؤال
    """.split()
)
ANSWER_LABELS: Final = frozenset(
    """
    a answer answers antwort antworten r réponse respuesta risposta resposta antwoord svar odpowiedź o odpověď о ответ
    відповідь cevap yanıt c y 答 回答 答案 답 답변 ج جواب
    """.split()
)
"""In lower case. Letters of a question and of an answer count only together."""

ROLE_LABELS: Final = frozenset(
    """
    moderator host interviewer reporter anchor announcer narrator presenter correspondent operator clerk interpreter
    translator audience journalist caller speaker voiceover voice-over male female man woman boy girl unidentified unknown
    participant panelist chair chairman chairwoman chairperson court witness judge foreperson juror officer president
    moderatorin sprecher sprecherin präsident präsidentin vizepräsident vizepräsidentin zwischenruf zuschauer redaktion
    moderador moderadora presentador presentadora periodista entrevistador presidente presidenta entrevistadora
    présentateur présentatrice animateur journaliste président présidente intervieweur
    conduttore intervistatore giornalista apresentador entrevistador jornalista ведущий ведущая корреспондент журналист
    председатель prowadzący dziennikarz redaktor moderátor sunucu muhabir 主持人 司会 聞き手 記者 记者 사회자 기자 진행자
    """.split()
)
"""Words of speakers who are named by what they do, in lower case."""

UNKNOWN_SPEAKERS: Final = frozenset(
    "unidentified unknown inaudible male female speaker voice multiple several unbekannt unbekannte inconnu".split()
)

NOT_SPEAKER_LABELS: Final = frozenset(
    """
    note notes photo photos picture pictures image video watch read more source sources update updated updates correction
    corrections clarification location place where when what who why how date time show transcript topic subject from to
    interview exclusive q&a gespräch entretien entrevista intervista vraaggesprek intervju wywiad rozhovor liveticker
    newsblog live opinion analysis comment kommentar exklusiv debate debatte podcast video-interview transkript
    cc bcc sent re dear liebe lieber cher chère querido querida caro cara beste kära kjære kære tags tag related share phone tel telephone fax email e-mail web website address contact contacts
    tickets ticket price prices cost rating ratings director cast stars verdict pros cons score scores goals goal scorers
    attendance referee weather born died age nationality ingredients serves makes method prep preparation directions
    instructions cook total yield story result results venue teams booked subs substitutes bench half-time full-time ht ft
    aet pen yellow red cards lineup line-ups title author authors publisher published publication isbn pages length genre
    runtime release released studio language country copyright credit credits caption summary example warning tip tips
    hint answer-key key step step-by-step monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight
    morning evening low high outlook wind winds temperature media press enquiries inquiries about website headline url
    link opening hours admission entry runs until directions dates details info information quote quotes fact facts myth
    reality truth claim pro con day week month year part chapter episode season round stage group lot item
    preis preise ort datum zeit uhrzeit telefon info infos foto fotos bild quelle betreff von an zutaten zubereitung
    hinweis tipp wo wann was wer warum wie tore schiedsrichter zuschauerzahl eintritt karten termin kontakt anmeldung
    veranstalter adresse autor titel verlag seiten länge regie darsteller fazit tabelle ergebnis
    prix lieu où quand quoi qui pourquoi comment contact adresse téléphone ingrédients préparation durée réalisateur avec
    précio precio lugar fecha hora dónde cuándo qué quién cómo teléfono dirección ingredientes preparación fuente foto
    prezzo luogo data ora dove quando cosa chi perché come telefono indirizzo ingredienti preparazione fonte
    preço local hora onde quando quem como telefone endereço ingredientes preparo
    prijs plaats datum tijd waar wanneer wat wie waarom hoe bron ingrediënten bereiding
    pris sted tid hvor når hva hvem hvorfor hvordan kilde plats var när vad vem varför hur källa
    """.split()
)
"""First words of labels that name no speaker, in lower case."""

SPEAKER_TITLES: Final = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady rev hon senator sen rep representative congressman
    congresswoman gov governor mayor president minister judge justice gen general col colonel capt captain sgt lt chief
    secretary ambassador director
    herr frau hr fr abg abgeordneter abgeordnete bundeskanzler bundeskanzlerin minister ministerin staatssekretär
    staatssekretärin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin
    m mme mlle mm me monsieur madame maître docteur
    sr sra srta señor señora don doña dr dra senhor senhora sig signor signora signora dott dottor dottoressa
    dhr mevr mevrouw meneer pan pani hr fru herr г-н г-жа господин госпожа bay bayan sayın
    """.split()
)
"""In lower case, without full stop. They stand before a name and are no part of it."""

INTERVIEW_WORDS: Final = (
    "interview", "interviewed", "q&a", "q & a", "q and a", "spoke to us", "spoke with us", "spoke to", "spoke with",
    "talks to", "talked to", "talks about", "sat down with", "in conversation", "we asked", "answers our questions",
    "im gespräch", "gespräch mit", "sprach mit", "spricht über", "haben wir gefragt", "entretien", "entrevue",
    "propos recueillis", "nous a reçus", "entrevista", "conversamos", "habla de", "intervista", "colloquio",
    "vraaggesprek", "in gesprek", "intervju", "samtal med", "samtale med", "wywiad", "rozmowa", "rozhovor", "интервью",
    "беседа", "беседовал", "інтерв", "розмова", "söyleşi", "röportaj", "インタビュー", "聞いた", "专访", "專訪", "采访",
    "訪問", "对话", "인터뷰", "مقابلة", "حوار",
)  # fmt: skip
"""In lower case. A text with one of them near its beginning may be an interview."""

INTERVIEW_WITH: Final = (
    "interview with", "spoke to", "spoke with", "talks to", "talked to", "talked with", "sat down with", "asked", "met",
    "conversation with", "q&a with", "q&a:", "interviewed", "gespräch mit", "interview mit", "sprach mit", "spricht mit",
    "entretien avec", "rencontre avec", "interview de", "interview avec", "entrevista a", "entrevista con",
    "entrevista com", "entrevista", "conversamos con", "intervista a", "intervista con", "interview met",
    "gesprek met", "intervju med", "samtal med", "samtale med", "interview med", "wywiad z", "rozmowa z", "rozhovor s",
    "интервью с", "беседа с", "розмова з", "інтерв’ю з",
)  # fmt: skip
"""Phrases before the name of the person who is interviewed, in lower case."""

FIRST_PERSON: Final = frozenset(
    """
    i i'm i’m i've i’ve i'd i’d i'll i’ll me my mine myself we we've we’ve we're we’re our us ours
    ich mich mir mein meine meinen meinem meiner wir uns unser unsere unserem unseren unserer
    je j j'ai j’ai moi mon ma mes nous notre nos yo mi mis conmigo nosotros nuestra nuestro nuestros
    io mio mia miei noi nostro nostra eu meu minha meus nós nosso nossa ik mij mijn wij ons onze
    jag mig min mitt mina vi oss vår vårt jeg meg mit os vores vår ja mnie mój moja moje nas nasz nasza
    já mě můj moje my nás náš я меня мне мой моя мы нас нам наш наша мене мені мій ми ben bana benim biz bizim
    """.split()
)
"""In lower case: words by which speakers mean themselves. Ambiguous short words of other languages are left out."""
