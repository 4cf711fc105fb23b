"""The words that councils head their columns with, in English and Welsh. Data only; `headings.py` matches."""

from transition.imports.fields import Field, Forbidden

# Separated by `|`; written as a person would, compared folded.
SYNONYMS: dict[Field, str] = {
    Field.PAYROLL_NUMBER: "payroll no|payroll number|payroll ref|payroll id|pay no|pay number|employee no|"
    "employee number|employee id|employee ref|staff no|staff number|staff id|emp no|personnel number|personnel no|"
    "assignment number|rhif cyflogres|rhif y gyflogres|rhif cyflogai|rhif gweithiwr|rhif staff",
    Field.POST_NUMBER: "post no|post number|post id|post ref|position number|position no|position id|job number|"
    "rhif swydd|rhif y swydd|rhif post",
    Field.SURNAME: "surname|last name|family name|second name|cyfenw",
    Field.FORENAMES: "forename|forenames|forename s|first name|first names|first name s|given name|given names|"
    "christian name|enw cyntaf|enwau cyntaf|enw au cyntaf|blaenenw|blaenenwau",
    Field.FULL_NAME: "name|full name|employee name|staff name|name of employee|employee|enw|enw llawn|"
    "enw r gweithiwr|enw r cyflogai",
    Field.KNOWN_AS: "known as|preferred name|preferred forename|also known as|aka|enw arferol|adwaenir fel|"
    "enw a ffefrir",
    Field.BIRTH_DATE: "dob|d o b|date of birth|birth date|birthdate|born|dyddiad geni|dyddiad genedigaeth|geni",
    Field.ADDRESS_1: "address|address 1|address line 1|home address|home address 1|addr 1|street|cyfeiriad|"
    "cyfeiriad 1|llinell gyfeiriad 1|cyfeiriad cartref",
    Field.ADDRESS_2: "address 2|address line 2|home address 2|addr 2|cyfeiriad 2|llinell gyfeiriad 2",
    Field.ADDRESS_3: "address 3|address line 3|home address 3|addr 3|locality|cyfeiriad 3|llinell gyfeiriad 3",
    Field.TOWN: "town|city|post town|town city|town/city|address 4|tref|dinas|tref/dinas",
    Field.POSTCODE: "postcode|post code|home postcode|cod post|cod post cartref",
    Field.WORK_EMAIL: "work e mail|work email|e mail|email|e mail address|email address|work email address|e bost|"
    "ebost|e bost gwaith|cyfeiriad e bost",
    Field.LANGUAGE: "correspondence language|language|preferred language|language preference|language of letters|"
    "language choice|welsh or english|iaith|dewis iaith|iaith gohebu|iaith gohebiaeth|iaith ohebu",
    Field.SERVICE: "service|service area|directorate|department|division|gwasanaeth|cyfarwyddiaeth|adran|"
    "maes gwasanaeth",
    Field.TEAM: "team|team name|section|unit|tim|enw r tim|uned",
    Field.JOB_TITLE: "job title|post title|position title|role|job|position|job role|teitl swydd|teitl y swydd|"
    "swydd|rol",
    Field.GRADE: "grade|band|pay grade|pay band|salary grade|salary band|gradd|band cyflog|graddfa|graddfa gyflog",
    Field.SPINAL_POINT: "scp|spinal column point|spine point|spinal point|spine column point|pay point|"
    "salary point|grade scp|grade and scp|pwynt cyflog|pwynt colofn cyflog|pwynt ar y golofn gyflogau|pwynt",
    Field.PAY_AS_AT: "pay as at|salary as at|pay date|pay effective date|salary effective date|cyflog ar|"
    "cyflog fel ar|dyddiad cyflog",
    Field.FULL_TIME_PAY: "ft salary|fte salary|full time salary|full time pay|full time equivalent salary|ft pay|"
    "full salary|basic salary|annual salary|salary|cyflog llawnamser|cyflog llawn amser|cyflog blynyddol|cyflog",
    Field.ACTUAL_PAY: "actual salary|actual pay|actual annual salary|pro rata salary|salary actual|current pay|"
    "cyflog gwirioneddol|cyflog pro rata",
    Field.PAY_INTERVAL: "pay interval|pay frequency|pay period|payment frequency|paid|amlder talu|cyfnod talu",
    Field.NEXT_INCREMENT: "next increment|increment date|next increment date|increment due|cynyddran nesaf|"
    "dyddiad cynyddran|dyddiad y cynyddran nesaf",
    Field.WEEKLY_HOURS: "hours p w|hours pw|hours per week|weekly hours|contracted hours|contract hours|hours|"
    "hours a week|hrs pw|hrs|contractual hours|oriau|oriau wythnosol|oriau yr wythnos|oriau contract",
    Field.FULL_TIME_HOURS: "ft hours|full time hours|standard hours|full time weekly hours|fte hours|standard week|"
    "oriau llawnamser|oriau llawn amser|oriau safonol",
    Field.WORKING_DAYS: "working days|days worked|working pattern|work pattern|pattern of work|days of work|"
    "dyddiau gwaith|patrwm gwaith",
    Field.FTE: "fte|full time equivalent|wte|whole time equivalent|call|cyfwerth ag amser llawn|cyfwerth llawn amser",
    Field.WEEKS_A_YEAR: "weeks|weeks a year|weeks per year|paid weeks|weeks paid|weeks worked|wythnosau|"
    "wythnosau y flwyddyn|wythnosau tal",
    Field.CONTRACT_TYPE: "contract type|type of contract|employment type|contract|contract status|contract basis|"
    "perm temp|employment status|math o gontract|contract math|math contract",
    Field.FIXED_TERM_END: "fixed term end|fixed term end date|ft end date|contract end|contract end date|end date|"
    "date of end of contract|expected end date|diwedd cyfnod penodol|dyddiad gorffen|diwedd contract|"
    "dyddiad diwedd contract",
    Field.PROBATION_END: "probation end|probation end date|end of probation|probation until|probation|"
    "diwedd cyfnod prawf|cyfnod prawf",
    Field.START_DATE: "start date|date started|started|commencement date|date of commencement|start|"
    "date of appointment|employment start|employment start date|hire date|joined|dyddiad dechrau|"
    "dyddiad cychwyn|dechreuodd",
    Field.STATUTORY_SERVICE: "continuous service|continuous service date|continuous employment|"
    "continuous employment date|csd|statutory continuous service|statutory service|statutory service date|"
    "gwasanaeth di dor|dyddiad gwasanaeth di dor|cyflogaeth ddi dor|dyddiad cyflogaeth ddi dor",
    Field.MODIFICATION_ORDER_SERVICE: "modification order|modification order service|modification order date|"
    "redundancy service|redundancy service date|reckonable service|gorchymyn addasu|gwasanaeth dileu swydd",
    Field.GREEN_BOOK_SERVICE: "lg service|lg service date|local government service|local government service date|"
    "local government start date|green book service|njc service|lgs date|gwasanaeth llywodraeth leol|"
    "gwasanaeth llyfr gwyrdd|dyddiad llywodraeth leol",
    Field.WORK_BASE: "work base|base|location|work location|place of work|workplace|office base|lleoliad|"
    "lleoliad gwaith|man gwaith|canolfan waith",
    Field.LINE_MANAGER: "line manager|manager|reports to|supervisor|manager name|line manager name|rheolwr|"
    "rheolwr llinell|yn atebol i",
    Field.LEAVE: "leave entitlement|annual leave|annual leave entitlement|leave|holiday entitlement|holiday|al|"
    "al entitlement|leave days|gwyliau|gwyliau blynyddol|hawl gwyliau|hawl i wyliau",
    Field.LEAVE_YEAR_START: "leave year start|leave year|leave year starts|leave year from|holiday year|"
    "blwyddyn wyliau|dechrau r flwyddyn wyliau|dechrau blwyddyn wyliau",
    Field.LEAVE_BALANCE: "leave balance|balance|leave remaining|leave left|leave outstanding|balance of leave|"
    "gweddill gwyliau|gwyliau sydd ar ol|balans gwyliau",
    Field.OTHER_PAID_LEAVE: "other paid leave|other leave|special leave|paid leave other|gwyliau eraill|"
    "absenoldeb arall a delir|absenoldeb arall gyda thal",
    Field.NOTICE_WEEKS: "notice|notice weeks|notice period|notice period weeks|contractual notice|weeks notice|"
    "rhybudd|cyfnod rhybudd|rhybudd wythnosau|cyfnod rhybudd wythnosau",
    Field.SICK_PAY: "sick pay|sick pay entitlement|sickness pay|occupational sick pay|sickness entitlement|"
    "tal salwch|hawl tal salwch",
    Field.PENSION: "pension|pension scheme|pension section|pension status|lgps|scheme|superannuation|pensiwn|"
    "cynllun pensiwn|adran pensiwn",
    Field.ADDITIONAL_CONTRIBUTIONS: "additional contributions|avc|avcs|apc|apcs|additional pension contributions|"
    "additional voluntary contributions|cyfraniadau ychwanegol|cyfraniadau gwirfoddol ychwanegol",
    Field.COLLECTIVE_AGREEMENT: "collective agreement|collective agreements|agreement|terms and conditions|"
    "conditions of service|t cs|t c|njc jnc|cytundeb ar y cyd|cydgytundeb|telerau ac amodau",
    Field.ALLOWANCE: "allowance|allowances|allowance type|allowance name|lwfans|lwfansau",
    Field.ALLOWANCE_VALUE: "allowance value|allowance amount|value of allowance|gwerth lwfans|gwerth y lwfans|"
    "swm lwfans",
    Field.LOANS_AND_SACRIFICE: "loans|loan|salary sacrifice|loans and salary sacrifice|loans salary sacrifice|"
    "benefits|season ticket loan|car loan|cycle to work|benthyciadau|aberthu cyflog|benthyciad",
    Field.TRAINING_ENTITLEMENT: "training entitlement|training|training commitments|hawl hyfforddi|hyfforddiant|"
    "hawl i hyfforddiant",
    Field.FLEXIBLE_WORKING: "flexible working|flexible working arrangement|flexible working arrangements|flexi|"
    "gweithio hyblyg|trefniant gweithio hyblyg",
    Field.ABSENCE: "absence|absence type|absence status|absent|away|current absence|on leave|maternity|family leave|"
    "secondment|seconded|absenoldeb|math o absenoldeb|secondiad|absence reason|reason for absence|"
    "rheswm dros absenoldeb|reasons for absence",
    Field.AWAY_UNTIL: "away until|expected return|return date|expected return date|date of return|absence end|"
    "absence end date|i ffwrdd tan|dyddiad dychwelyd|dychwelyd",
    Field.SHARE_OF_TIME: "% on function|percent on function|share of time|% of time|time on function|% time|"
    "percentage of time|% of time on function|allocation|% allocation|% ar y swyddogaeth|% amser|canran amser|"
    "cyfran amser",
}

# A heading that holds one of these as whole words, or a word that begins as one that ends in `*`, is dropped.
FORBIDDEN: dict[Forbidden, str] = {
    Forbidden.UNION: "union*|undeb*|tu member*|tu name|tu|unison|gmb|unite|trade un*|check off",
    Forbidden.NI_NUMBER: "ni|nino|ni no|national ins*|nat ins*|n i|yswiriant gwladol|yswiriant cenedlaethol|rhif yg|"
    "rhif yswiriant*",
    Forbidden.NOTES: "note|notes|comment*|remark*|observation*|memo|nodyn|nodiad*|sylw|sylwadau|sylwad*",
    Forbidden.HEALTH: "health*|medical*|disab*|diagnos*|illness*|sickness absence*|sickness reason*|"
    "sickness days|sickness record|days sick|sick days|occupational health|oh|fit note*|iechyd*|anabl*|meddygol*|"
    "afiechyd*|absenoldeb salwch",
    Forbidden.BANK: "bank|bank account*|bank details|bank name|bank sort*|sort code*|account no|account number|iban|"
    "building society|banc|cod didoli|rhif cyfrif",
    Forbidden.CASES: "casework*|disciplin*|grievance*|tribunal*|claim*|warning*|suspen*|capability|investigation*|"
    "misconduct|disgybl*|achwyn*|cwyn|cwynion|hawliad*|gwaith achos",
    Forbidden.REASONS: "reason*|rheswm*|rhesymau*",
}
# Headings that only look forbidden.
ALLOWED = ("bank holiday", "bank holidays", "gwyl banc", "gwyliau banc")
