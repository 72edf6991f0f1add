"""Titles, nouns of occupation and suffixes: words next to a name that show that it is a person's, and who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from articles.text.data.given_names import Gender

HONORIFICS: Final[dict[str, Gender | None]] = {
    "Mr": "m", "Mr.": "m", "Mrs": "f", "Mrs.": "f", "Ms": "f", "Ms.": "f", "Miss": "f", "Mister": "m", "Mx": None, "Mx.": None, "Dr": None, "Dr.": None,
    "Sir": "m", "Dame": "f", "Lord": "m", "Lady": "f", "Baroness": "f", "Baron": "m", "Rev": None, "Rev.": None, "Reverend": None, "Fr.": "m", "Father": "m",
    "Sister": "f", "Brother": "m", "Hon.": None, "Herr": "m", "Frau": "f", "Monsieur": "m", "Madame": "f", "Mme": "f", "Mme.": "f", "Señor": "m", "Señora": "f", "Doña": "f",
    "Prof": None, "Prof.": None, "Professor": None, "Doctor": None,
}  # fmt: skip
"""Forms of address, with the gender they imply."""

TITLES: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(
        """
        President Vice-President Premier Chancellor Minister Prime Senator Sen. Sen Sens. Representative Rep. Rep
        Reps. Congressman Congresswoman Congressmen Governor Gov. Gov Govs. Lt. Lieutenant Mayor Secretary Sec.
        Undersecretary
        Ambassador Amb. Attorney General Gen. Gen Colonel Col. Col Major Maj. Captain Capt. Capt Sergeant Sgt. Sgt
        Corporal Cpl. Private Pvt. Admiral Adm. Commander Cmdr. Cmdr Commodore Marshal Brigadier Brig. Deputy
        Detective Det. Inspector Superintendent Supt. Sheriff Chief Officer Constable
        Judge Justice Magistrate Speaker Leader Whip Chairman Chairwoman Chair Chairperson Director Commissioner
        Councilman Councilwoman Councilor Councillor Cllr Alderman Assemblyman Assemblywoman Delegate Del. Supervisor
        Treasurer
        Bishop Archbishop Cardinal Pope Pastor Imam Rabbi Ayatollah Mullah Mufti Patriarch Monsignor Msgr. Deacon
        Sheikh Sheik Shaykh King Queen Prince Princess Duke Duchess Emperor Empress Sultan Emir Crown Tsar Czar
        Spokesman Spokeswoman Spokesperson Correspondent Editor Reporter Anchor Host Columnist Author Actor Actress
        Singer Director Producer Coach Manager Executive CEO CFO COO Economist Analyst Strategist Pollster Prosecutor
        Lawyer
        Candidate Nominee President-elect Former Ex-President Then-President Then-Gov. Then-Sen. First Foreign Defence
        Defense Finance Interior Lt Pfc. Pfc Spc. Cpl Staff Specialist Ensign Trooper Agent Astronaut Justices
        Presidents Senators Governors Representatives Judges Professors Ministers Councillors Cllrs Detectives
        Congresswomen Councilmen Ambassadors Commissioners Drs. Profs. Messrs Mr. Messrs. Comrade Chef
        Reeve Provost Harbourmaster Harbormaster Cdr Cdr. Rector Vicar Headteacher Headmaster Headmistress
        Aide Adviser Advisor Counsel Lobbyist Activist Publisher Founder Co-founder Founder Historian Scientist
        Researcher Physicist Pundit Commentator Blogger Businessman Businesswoman Billionaire Mogul Donor
        Congressperson Parliamentarian Lawmaker MP MEP
        """.split(),
    ),
    "Congressman": "m", "Congresswoman": "f", "Chairman": "m", "Chairwoman": "f", "Councilman": "m", "Councilwoman": "f", "Assemblyman": "m", "Assemblywoman": "f", "Spokesman": "m", "Spokeswoman": "f", "King": "m", "Queen": "f", "Prince": "m", "Princess": "f",
    "Duke": "m", "Duchess": "f", "Pope": "m", "Emperor": "m", "Empress": "f", "Sheikh": "m", "Sheik": "m", "Imam": "m", "Ayatollah": "m", "Cardinal": "m", "Actress": "f", "Businessman": "m", "Businesswoman": "f", "Sultan": "m", "Emir": "m", "Archbishop": None, "Alderman": None,
    **dict.fromkeys("Bürgermeister Kanzler Bundeskanzler Präsident Bundespräsident Außenminister Innenminister Sprecher Vorsitzender Monseigneur".split(), "m"),
    **dict.fromkeys("Bürgermeisterin Kanzlerin Bundeskanzlerin Präsidentin Ministerin Außenministerin Innenministerin Sprecherin Professorin Direktorin Présidente".split(), "f"),
    **dict.fromkeys("Président Ministre Maire".split()),
    "Uncle": "m", "Aunt": "f", "Grandpa": "m", "Grandma": "f",
}  # fmt: skip
"""Capitalised titles of office and work. Several may follow each other ("Vice President", "Attorney General")."""

ROLE_NOUNS: Final[dict[str, Gender | None]] = {
    **dict.fromkeys(
        """
        president premier chancellor minister senator congressman congresswoman representative governor mayor
        secretary undersecretary ambassador attorney general colonel major captain sergeant admiral commander officer
        detective sheriff chief constable deputy
        judge justice magistrate speaker leader whip chair chairman chairwoman chairperson director commissioner
        councilman councilwoman councillor delegate supervisor treasurer bishop archbishop cardinal pope pastor imam
        rabbi ayatollah cleric priest minister
        spokesman spokeswoman spokesperson correspondent editor reporter journalist anchor anchorman anchorwoman host
        columnist author writer novelist poet playwright actor actress singer rapper musician composer conductor
        comedian filmmaker producer coach manager executive ceo economist analyst
        strategist pollster prosecutor lawyer solicitor barrister advocate candidate nominee frontrunner front-runner
        contender rival opponent aide adviser advisor counsel lobbyist activist campaigner organiser organizer
        publisher founder co-founder owner historian scientist researcher physicist biologist professor lecturer
        scholar academic expert
        pundit commentator blogger businessman businesswoman billionaire millionaire mogul tycoon magnate investor
        banker trader entrepreneur developer donor lawmaker legislator parliamentarian politician diplomat envoy
        official doctor physician surgeon nurse teacher principal student pupil farmer worker driver pilot engineer
        architect artist painter photographer designer
        chef model athlete player striker goalkeeper midfielder quarterback golfer boxer runner swimmer skater
        champion veteran soldier sailor marine general hacker whistleblower dictator strongman king queen prince
        princess duke duchess emperor monarch heir widow widower husband wife son daughter brother sister father
        mother uncle aunt nephew niece cousin grandson granddaughter
        grandfather grandmother friend colleague partner boyfriend girlfriend fiancé fiancée neighbor neighbour
        resident victim suspect defendant plaintiff witness survivor gunman shooter attacker killer voter supporter
        man woman boy girl teenager student volunteer consultant operative superdelegate delegate mathematician
        psychologist sociologist
        psychiatrist therapist librarian curator translator inspector superintendent firefighter paramedic astronaut
        astronomer chemist geologist climatologist meteorologist ecologist conservationist mountaineer explorer
        broadcaster presenter critic reviewer star legend icon entertainer impresario socialite heiress baron
        magistrate ombudsman
        mate protégé predecessor successor ex-president ex-wife ex-husband stepmother stepfather stepson stepdaughter
        mother-in-law father-in-law son-in-law daughter-in-law hairdresser plumber baker butcher carpenter fisherman
        miner trucker waitress waiter bartender janitor clerk secretary-general
        reeve provost burgomaster warden ranger trooper bailiff vicar rector curate chaplain abbot abbess monk nun
        headteacher headmaster headmistress dean skipper harbourmaster harbormaster captain bosun helmsman lifeguard
        boatbuilder shipbuilder docker stevedore diver guard conductor passenger motorist cyclist hiker climber rower
        archaeologist anthropologist botanist zoologist entomologist oceanographer seismologist volcanologist
        hydrologist epidemiologist virologist pathologist cardiologist oncologist neurologist pediatrician
        paediatrician dentist vet veterinarian pharmacist midwife caregiver carer accountant auditor administrator
        receiver surveyor electrician welder mason weaver brewer publican innkeeper landlord landlady tenant shepherd
        crofter rancher beekeeper gardener forester grower oysterman bookseller statistician demographer geographer
        linguist philosopher theologian pianist violinist cellist guitarist drummer organist sculptor illustrator
        referee umpire trainer jockey keeper winger bowler batsman mechanic technician programmer radiographer
        shopkeeper retailer wholesaler caretaker bystander onlooker commuter camper pensioner retiree whistle-blower
        regulator negotiator mediator broker
        master postmaster stationmaster quartermaster watchman watchwoman foreman forewoman fireman policeman
        policewoman cameraman salesman saleswoman craftsman coxswain
        """.split(),
    ),
    **dict.fromkeys("""
        congressman chairman councilman spokesman anchorman businessman actor king prince duke emperor widower husband
        son brother father uncle nephew grandson grandfather boyfriend fiancé man boy gunman ex-husband stepfather
        stepson father-in-law son-in-law fisherman baron waiter watchman foreman fireman policeman cameraman salesman
        craftsman
    """.split(), "m"),
    **dict.fromkeys("""
        congresswoman chairwoman councilwoman spokeswoman anchorwoman businesswoman actress queen princess duchess widow
        wife daughter sister mother aunt niece granddaughter grandmother girlfriend fiancée woman girl ex-wife
        stepmother stepdaughter mother-in-law daughter-in-law heiress waitress watchwoman forewoman policewoman saleswoman
    """.split(), "f"),
}  # fmt: skip
"""Common nouns for one person, with the gender if they imply one."""

PLURAL_TITLES: Final = {
    "Sens.": "Sen.", "Senators": "Senator", "Reps.": "Rep.", "Representatives": "Representative", "Govs.": "Gov.",
    "Governors": "Governor", "Presidents": "President", "Justices": "Justice", "Judges": "Judge", "Messrs.": "Mr.",
    "Messrs": "Mr", "Drs.": "Dr.", "Profs.": "Prof.", "Professors": "Professor", "Ministers": "Minister",
    "Congressmen": "Congressman", "Congresswomen": "Congresswoman", "Councillors": "Councillor", "Cllrs": "Cllr",
    "Councilmen": "Councilman", "Officers": "Officer", "Detectives": "Detective", "Sergeants": "Sergeant",
    "Captains": "Captain", "Generals": "General", "Ambassadors": "Ambassador", "Mayors": "Mayor",
    "Bishops": "Bishop", "Princes": "Prince", "Princesses": "Princess", "Queens": "Queen", "Kings": "King",
    "Commissioners": "Commissioner", "Secretaries": "Secretary", "Directors": "Director", "Deputies": "Deputy",
    "Prime Ministers": "Prime Minister", "Foreign Ministers": "Foreign Minister",
}  # fmt: skip
"""Titles that precede the names of several people, with the title of each."""

ROLE_MODIFIERS: Final = frozenset(
    """
    former deputy vice chief senior acting assistant associate retired late then-serving presidential congressional gubernatorial mayoral
    senatorial executive managing prime foreign finance defense defence interior justice press campaign communications running
    state federal national regional local general attorney secretary staff union party opposition majority minority police fire
    army navy air coast harbor harbour business tax economics political marine human civil criminal medical public private
    legal military national-security security policy research real estate hedge fund basketball football baseball soccer tennis
    film television radio talk show talk-show longtime veteran outgoing incoming incumbent interim billionaire young ex
    """.split()
)
"""Words that modify the noun of a role after them: "deputy press secretary"."""

VAGUE_ROLES: Final = frozenset(
    "mate general nominee candidate rival leader manager director star player host author veteran colleague critic member "
    "officer man woman boy girl guest friend supporter opponent".split()
)
"""Nouns that are too vague to be a role by themselves."""

WORK_SURNAMES: Final = frozenset(
    """
        baker butcher carpenter mason weaver brewer gardener forester miner farmer fisherman painter porter potter
        shepherd abbot dean monk nun king prince duke baron marshal marine major judge pope bishop chase chancellor
        coach price ranger warden driver bowler winger keeper trainer star legend champion runner skater boxer
        rapper heir friend partner cousin victim suspect general private banker trader clerk guard reeve rector
        vicar provost page
    """.split()
)
"""Nouns of office and work that are surnames too; before a single capitalised word they are not titles."""

NAME_SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
"""Generational suffixes, which distinguish a son from his father."""
