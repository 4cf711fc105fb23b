"""What the demonstration's consultation says: the measures and the items of the information."""

from datetime import date

from transition.consultation.measures.actions import (
    MeasureAnswers,
)

PAY_DAY = MeasureAnswers(
    title="Pay day moves to the last working day of the month",
    title_cy="Y diwrnod cyflog yn symud i ddiwrnod gwaith olaf y mis",
    text="Torfaen pays on the last working day of the month. Monmouthshire pays on the 25th.",
    text_cy="Mae Torfaen yn talu ar ddiwrnod gwaith olaf y mis. Mae Sir Fynwy yn talu ar y 25ain.",
    affected="Everyone who transfers",
    affected_cy="Pawb sy’n trosglwyddo",
    effect="The first pay after the transfer comes up to six days later than usual.",
    effect_cy="Daw’r cyflog cyntaf ar ôl y trosglwyddiad hyd at chwe diwrnod yn hwyrach nag arfer.",
    mitigation="An advance of a week’s pay on 24 April for whoever asks for one.",
    mitigation_cy="Blaenswm o wythnos o gyflog ar 24 Ebrill i bwy bynnag sy’n gofyn amdano.",
    takes_effect_on=date(2026, 4, 1),
)


ONE_DAY_IN_BLAENAVON = MeasureAnswers(
    title="One day a week at the SRS office in Blaenavon",
    title_cy="Un diwrnod yr wythnos yn swyddfa’r SRS ym Mlaenafon",
    text="Teams meet in Blaenavon on one day a week. Hybrid working goes on for the rest of the week.",
    text_cy="Bydd timau’n cyfarfod ym Mlaenafon ar un diwrnod yr wythnos. Bydd gweithio hybrid yn parhau weddill yr wythnos.",
    affected="Staff who work at County Hall, at Caldicot Hub or from home",
    affected_cy="Staff sy’n gweithio yn Neuadd y Sir, yn Hyb Cil-y-coed neu gartref",
    effect="A longer journey on one day a week.",
    effect_cy="Taith hirach ar un diwrnod yr wythnos.",
    mitigation="Excess travel is paid for 12 months.",
    mitigation_cy="Telir costau teithio ychwanegol am 12 mis.",
    takes_effect_on=date(2026, 6, 1),
)


ON_CALL = MeasureAnswers(
    title="An on-call rota for the service desk",
    title_cy="Rota ar alwad ar gyfer y ddesg wasanaeth",
    text="Developers and engineers join a rota of one week in eight.",
    text_cy="Bydd datblygwyr a pheirianwyr yn ymuno â rota o un wythnos mewn wyth.",
    affected="Software developers and data engineers",
    affected_cy="Datblygwyr meddalwedd a pheirianwyr data",
    effect="Being available in the evenings of one week in eight.",
    effect_cy="Bod ar gael gyda’r nos am un wythnos mewn wyth.",
    mitigation="Voluntary for the first year; paid at the NJC rate.",
    mitigation_cy="Yn wirfoddol am y flwyddyn gyntaf; telir ar gyfradd yr NJC.",
    takes_effect_on=date(2026, 9, 1),
)


ITEMS = {
    "legal_implications": "The transferring staff keep their contracts, with the SRS’s employer in the place of the council.",
    "legal_implications_cy": "Bydd y staff sy’n trosglwyddo yn cadw eu contractau, gyda chyflogwr yr SRS yn lle’r cyngor.",
    "economic_implications": "Pay and pension go on as they are. The council’s contribution to the SRS is in the cabinet’s report.",
    "economic_implications_cy": "Bydd cyflogau a phensiynau’n parhau fel y maent. Mae cyfraniad y cyngor at yr SRS yn adroddiad y cabinet.",
    "social_implications": "Staff join a larger team of their own profession. Their work base does not change on the day.",
    "social_implications_cy": "Bydd staff yn ymuno â thîm mwy o’u proffesiwn eu hunain. Ni fydd eu man gwaith yn newid ar y diwrnod.",
}


HOST_ITEMS = {
    "legal_implications": "Torfaen’s own staff in the SRS keep their contracts. Their employer does not change.",
    "legal_implications_cy": "Bydd staff Torfaen ei hun yn yr SRS yn cadw eu contractau. Ni fydd eu cyflogwr yn newid.",
    "economic_implications": "None for pay or pensions. The councils’ contributions to the SRS are in the cabinets’ reports.",
    "economic_implications_cy": "Dim i gyflogau nac i bensiynau. Mae cyfraniadau’r cynghorau at yr SRS yn adroddiadau’r cabinetau.",
    "social_implications": "New colleagues join the teams in Blaenavon. No member of staff moves desk or place of work.",
    "social_implications_cy": "Bydd cydweithwyr newydd yn ymuno â’r timau ym Mlaenafon. Ni fydd neb o’r staff yn newid desg na man gwaith.",
}
