"""British spellings and their American equivalents, for comparing words.

Only pairs that every reader takes for the same word. Words that differ in meaning or tone ("whilst", "mum") are an
editor's choice and stay different. Families are built from their stems, so that one line covers "organise" to
"reorganisations".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISE = """
    agon apolog author capital caps categor central character civil colon commercial computer criminal critic crystall
    decentral demilitar democrat demon demoral destabil digit dramat econom emphas energ equal familiar fantas federal
    fertil final formal galvan general global harmon hospital hypothes ideal immun individual industrial initial
    institutional internal jeopard legal liberal local marginal material maxim mechan memor militar minim mobil modern
    monopol national neutral normal optim organ ostrac oxid patron penal personal polar politic popular priorit privat
    public radical rational real recogn reorgan revital revolution sanit scandal scrutin secur sensational social
    special stabil standard steril stigmat subsid summar symbol sympath synchron terror theor tranquill traumat trivial
    urban util vandal victim visual western
"""
_ISE_ENDINGS = ("ise", "ised", "ises", "ising", "iser", "isers", "isation", "isations", "isational")

_YSE = ("analy", "paraly", "cataly")
_YSE_ENDINGS = ("se", "sed", "sing", "ser", "sers")

_OUR = """
    arm behavi cand clam col demean endeav fav ferv flav glam harb hon hum lab neighb od parl ranc rig rum sav savi
    splend tum val vap vig
"""
_OUR_ENDINGS = (
    "",
    "s",
    "ed",
    "ing",
    "able",
    "er",
    "ers",
    "ful",
    "less",
    "ite",
    "ites",
    "hood",
    "hoods",
    "ly",
    "al",
    "y",
)

_RE = """
    cent fib lit met theat lust somb spect calib meag sab scept kilomet centimet millimet mit reconnoit
"""

_DOUBLED_L = """
    cancel channel counsel dial duel equal fuel funnel initial label level libel marshal marvel model panel parcel pedal
    pencil quarrel rival shovel shrivel signal snorkel spiral swivel total travel trial tunnel unravel
"""
_DOUBLED_L_ENDINGS = ("ed", "ing", "er", "ers", "or", "ors")

_SINGLE = """
    aeroplane:airplane aeroplanes:airplanes ageing:aging aluminium:aluminum anaemia:anemia anaemic:anemic
    anaesthetic:anesthetic anaesthetist:anesthetist anaesthesia:anesthesia archaeology:archeology
    archaeologist:archeologist archaeologists:archeologists archaeological:archeological artefact:artifact
    artefacts:artifacts catalogue:catalog catalogues:catalogs catalogued:cataloged cheque:check cheques:checks
    defence:defense defences:defenses defenceless:defenseless diarrhoea:diarrhea draught:draft draughts:drafts
    encyclopaedia:encyclopedia enquiry:inquiry enquiries:inquiries enrol:enroll enrols:enrolls enrolment:enrollment
    faeces:feces foetus:fetus foetal:fetal fulfil:fulfill fulfils:fulfills fulfilment:fulfillment gaol:jail
    gaoled:jailed gaols:jails grey:gray greys:grays gynaecologist:gynecologist haemoglobin:hemoglobin
    haemorrhage:hemorrhage haemorrhaging:hemorrhaging instalment:installment instalments:installments
    judgement:judgment judgements:judgments jeweller:jeweler jewellers:jewelers jewellery:jewelry kerb:curb kerbs:curbs
    leukaemia:leukemia licence:license licences:licenses manoeuvre:maneuver manoeuvres:maneuvers manoeuvred:maneuvered
    manoeuvring:maneuvering mediaeval:medieval mould:mold moulds:molds mouldy:moldy moult:molt moustache:mustache
    moustaches:mustaches oestrogen:estrogen offence:offense offences:offenses orthopaedic:orthopedic
    paediatric:pediatric paediatrician:pediatrician paediatricians:pediatricians paedophile:pedophile
    paedophiles:pedophiles paedophilia:pedophilia plough:plow ploughs:plows ploughed:plowed ploughing:plowing
    practise:practice practised:practiced practises:practices practising:practicing pretence:pretense programme:program
    programmes:programs
    pyjamas:pajamas sceptic:skeptic sceptics:skeptics sceptical:skeptical scepticism:skepticism skilful:skillful
    skilfully:skillfully storey:story storeys:stories sulphur:sulfur sulphuric:sulfuric theatregoers:theatergoers
    tyre:tire tyres:tires wilful:willful wilfully:willfully woollen:woolen yoghurt:yogurt
    yoghurts:yogurts acknowledgement:acknowledgment acknowledgements:acknowledgments advisor:adviser advisors:advisers
    haulier:hauler hauliers:haulers homoeopathy:homeopathy axe:ax cosy:cozy
    afterwards:afterward amongst:among backwards:backward downwards:downward forwards:forward onwards:onward
    towards:toward upwards:upward burnt:burned dreamt:dreamed leant:leaned leapt:leaped learnt:learned spelt:spelled
    spilt:spilled spoilt:spoiled okay:ok tsar:czar tsars:czars
    qaida:qaeda kadafi:gaddafi qaddafi:gaddafi
    gadhafi:gaddafi kiev:kyiv odessa:odesa kharkov:kharkiv
"""


def _pairs() -> Iterator[tuple[str, str]]:
    for stem in _ISE.split():
        for ending in _ISE_ENDINGS:
            yield stem + ending, stem + ending.replace("is", "iz", 1)
    for stem in _YSE:
        for ending in _YSE_ENDINGS:
            yield stem + ending, stem + ending.replace("s", "z", 1)
    for stem in _OUR.split():
        for ending in _OUR_ENDINGS:
            yield f"{stem}our{ending}", f"{stem}or{ending}"
    for stem in _RE.split():
        for ending in ("", "s"):
            yield f"{stem}re{ending}", f"{stem}er{ending}"
        yield f"{stem}red", f"{stem}ered"
        yield f"{stem}ring", f"{stem}ering"
    for stem in _DOUBLED_L.split():
        for ending in _DOUBLED_L_ENDINGS:
            yield f"{stem}l{ending}", stem + ending
    for single in _SINGLE.split():
        british, _, american = single.partition(":")
        yield british, american


AMERICAN: dict[str, str] = dict(_pairs())
