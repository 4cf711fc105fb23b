"""The sources of rules, in the reader's language where they have a name in it."""

from inspect import getsource

from tests.web.sampler import Sampler
from transition.rules import duty_rules, register
from transition.web import citations


def test_an_act_of_the_senedd_has_its_welsh_name_on_a_welsh_page(sampler: Sampler) -> None:
    with sampler.app.test_request_context("/", headers={"Cookie": "language=cy"}):
        said = citations.citation("SPPP (Wales) Act 2023 s.16")
        assert said == "Deddf Partneriaeth Gymdeithasol a Chaffael Cyhoeddus (Cymru) 2023, adran 16"
        assert citations.citation("TUPE 2006 reg 13") == '<span lang="en-GB">TUPE 2006 reg 13</span>'
    with sampler.app.test_request_context("/"):
        assert citations.citation("TUPE 2006 reg 13") == "TUPE 2006 reg 13"
        assert citations.citation("SPPP (Wales) Act 2023 s.16") == "SPPP (Wales) Act 2023 s.16"


def test_every_source_that_has_a_welsh_name_is_one_that_the_rules_cite() -> None:
    cited = "".join(getsource(one) for one in (duty_rules, register))
    assert [one for one in citations._IN_BOTH if f'"{one}"' not in cited] == []
