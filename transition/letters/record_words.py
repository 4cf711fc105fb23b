"""What a person's record is called on paper, in both languages at once: a letter freezes the two together."""

from transition.i18n.names import Words
from transition.rules.consultation import InformationItem
from transition.rules.letters import LanguageChoice
from transition.rules.protection import TermCategory
from transition.staff.people.models import ContractType

YOU = Words("You", "Chi")
POST = Words("Your post", "Eich swydd")
HOURS_AND_PAY = Words("Hours and pay", "Oriau a chyflog")
SERVICE = Words("Your service", "Eich gwasanaeth")
TERMS = Words("Your terms and conditions", "Eich telerau a’ch amodau")

NAME = Words("Name", "Enw")
BIRTH = Words("Date of birth", "Dyddiad geni")
ADDRESS = Words("Home address", "Cyfeiriad cartref")
LANGUAGE = Words("Language of letters", "Iaith llythyrau")
JOB_TITLE = Words("Job title", "Teitl y swydd")
TEAM = Words("Team", "Tîm")
GRADE = Words("Grade and point", "Gradd a phwynt")
CONTRACT = Words("Kind of contract", "Math o gontract")
FIXED_TERM_END = Words("End of the fixed term", "Diwedd y cyfnod penodol")
PROBATION = Words("Probation ends", "Diwedd y cyfnod prawf")
PLACE = Words("Place of work", "Man gwaith")
MANAGER = Words("Line manager", "Rheolwr llinell")
AGREEMENT = Words("Collective agreement", "Cydgytundeb")
HOURS = Words("Hours a week", "Oriau yr wythnos")
FULL_TIME_HOURS = Words("Full-time hours a week", "Oriau llawnamser yr wythnos")
WEEKS = Words("Paid weeks a year", "Wythnosau â thâl y flwyddyn")
FULL_TIME_PAY = Words("Full-time pay a year", "Cyflog llawnamser y flwyddyn")
ACTUAL_PAY = Words("Your pay a year", "Eich cyflog y flwyddyn")
STARTED = Words("Started with us", "Dechrau gyda ni")
STATUTORY = Words("Continuous employment (statutory)", "Cyflogaeth ddi-dor (statudol)")
MODIFICATION_ORDER = Words(
    "For redundancy (Modification Order 1999)", "At ddibenion dileu swydd (Gorchymyn Addasu 1999)"
)
GREEN_BOOK = Words(
    "For leave, sickness and maternity (Green Book)",
    "At ddibenion gwyliau, salwch a mamolaeth (y Llyfr Gwyrdd)",
)

YOUR_REPRESENTATION = Words("Your representation", "Eich sylwadau")
ITEMS: dict[InformationItem, Words] = {
    InformationItem.FACT_OF_TRANSFER: Words(
        "That the transfer takes place", "Bod y trosglwyddiad yn digwydd"
    ),
    InformationItem.DATE_OF_TRANSFER: Words("The date", "Y dyddiad"),
    InformationItem.REASONS: Words("The reasons", "Y rhesymau"),
    InformationItem.LEGAL_IMPLICATIONS: Words("Legal implications", "Goblygiadau cyfreithiol"),
    InformationItem.ECONOMIC_IMPLICATIONS: Words("Economic implications", "Goblygiadau economaidd"),
    InformationItem.SOCIAL_IMPLICATIONS: Words("Social implications", "Goblygiadau cymdeithasol"),
    InformationItem.OWN_MEASURES: Words("Our measures", "Ein mesurau"),
    InformationItem.TRANSFEREE_MEASURES: Words("The other employer’s measures", "Mesurau’r cyflogwr arall"),
    InformationItem.AGENCY_COUNT: Words("Agency workers", "Gweithwyr asiantaeth"),
    InformationItem.AGENCY_PARTS: Words("Agency workers", "Gweithwyr asiantaeth"),
    InformationItem.AGENCY_WORK: Words("Agency workers", "Gweithwyr asiantaeth"),
}

CONTRACTS: dict[ContractType, Words] = {
    ContractType.PERMANENT: Words("Permanent", "Parhaol"),
    ContractType.FIXED_TERM: Words("Fixed term", "Cyfnod penodol"),
    ContractType.TERM_TIME: Words("Term time only", "Yn ystod y tymor yn unig"),
    ContractType.APPRENTICE: Words("Apprentice", "Prentis"),
    ContractType.CASUAL: Words("Casual", "Achlysurol"),
}
CHOICES: dict[LanguageChoice, Words] = {
    LanguageChoice.WELSH: Words("Welsh", "Cymraeg"),
    LanguageChoice.ENGLISH: Words("English", "Saesneg"),
    LanguageChoice.BOTH: Words("Welsh and English", "Cymraeg a Saesneg"),
}
# The posts say where somebody works, and nothing of being moved elsewhere.
MOBILITY = Words("Mobility", "Symudedd")
CATEGORIES: dict[TermCategory, Words] = {
    TermCategory.PAY: Words("Pay and pay point", "Cyflog a phwynt cyflog"),
    TermCategory.PAY_PROTECTION: Words("Pay protection", "Diogelu cyflog"),
    TermCategory.HOURS: Words("Hours", "Oriau"),
    TermCategory.PATTERN: Words("Working pattern", "Patrwm gwaith"),
    TermCategory.LEAVE: Words("Annual leave", "Gwyliau blynyddol"),
    TermCategory.LEAVE_YEAR: Words("Leave year", "Blwyddyn wyliau"),
    TermCategory.SICK_PAY: Words("Sick pay", "Tâl salwch"),
    TermCategory.NOTICE: Words("Notice", "Cyfnod rhybudd"),
    TermCategory.REDUNDANCY: Words("Redundancy terms", "Telerau dileu swydd"),
    TermCategory.PENSION: Words("Pension", "Pensiwn"),
    TermCategory.ALLOWANCES: Words("Allowances", "Lwfansau"),
    TermCategory.CAR_AND_MILEAGE: Words("Car and mileage", "Car a milltiredd"),
    TermCategory.PLACE_AND_MOBILITY: Words("Place of work and mobility", "Man gwaith a symudedd"),
    TermCategory.FLEXIBLE_WORKING: Words("Flexible working", "Gweithio hyblyg"),
    TermCategory.TRAINING: Words("Training", "Hyfforddiant"),
    TermCategory.COLLECTIVE_AGREEMENT: Words("Collective agreement", "Cydgytundeb"),
    TermCategory.CONTRACTUAL_POLICY: Words("Policies with contractual force", "Polisïau â grym contractiol"),
    TermCategory.OTHER: Words("Other terms", "Telerau eraill"),
}
