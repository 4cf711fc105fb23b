"""Accepted rows to people: one person with two posts, or two people and a question."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from transition.imports.cleaning import folded
from transition.imports.codes import Code, Outcome
from transition.imports.columns import Columns, ReadRow
from transition.imports.fields import OF_THE_PERSON, Field
from transition.imports.results import PersonRow, PostRow, Problem, Value, Values
from transition.rules.letters import LanguageChoice


@dataclass(slots=True)
class _Person:
    values: dict[Field, Value]
    posts: list[PostRow] = field(default_factory=list)
    is_incomplete: bool = False


class People:
    """Gathers people row by row, in the order of the file."""

    def __init__(self, columns: Columns) -> None:
        self.problems: list[Problem] = []
        self._columns = columns
        self._people: list[_Person] = []
        self._by_payroll: dict[str, list[_Person]] = {}
        self._by_name: dict[tuple[str, str, Value], _Person] = {}

    def add(self, read: ReadRow) -> None:
        """Add one row: to the person with its payroll number and birth date, or as someone new."""
        raised: list[Problem] = list(read.problems)
        payroll = _key(read.values.get(Field.PAYROLL_NUMBER, ""))
        alike = self._by_payroll.get(payroll, []) if payroll else []
        birth = read.values.get(Field.BIRTH_DATE)
        person = next((one for one in alike if birth and one.values.get(Field.BIRTH_DATE) == birth), None)
        own = {key: value for key, value in read.values.items() if key in OF_THE_PERSON}
        if person is None:
            raised += self._doubles(read, alike)
            person = _Person(own)
            self._people.append(person)
            if payroll:
                self._by_payroll.setdefault(payroll, []).append(person)
            if (key := _name_key(own)) is not None:
                self._by_name.setdefault(key, person)
        else:
            raised += self._merge(person, own, read)
        post = {key: value for key, value in read.values.items() if key not in OF_THE_PERSON}
        raised += self._same_post(person, post, read)
        person.posts.append(PostRow(read.row.number, post, read.row.is_hidden))
        person.is_incomplete |= any(problem.outcome is Outcome.QUESTION for problem in raised)
        self.problems += raised

    def all(self) -> tuple[PersonRow, ...]:
        """Everyone, each with their posts; who gave no language was not asked."""
        for one in self._people:
            one.values.setdefault(Field.LANGUAGE, LanguageChoice.NOT_ASKED)
        return tuple(PersonRow(one.values, tuple(one.posts), one.is_incomplete) for one in self._people)

    def _ask(self, read: ReadRow, key: Field, code: Code, other: int) -> Problem:
        return replace(self._columns.problem(read.row, key, code), facts={"row": other})

    def _doubles(self, read: ReadRow, alike: Iterable[_Person]) -> list[Problem]:
        """Questions about a new person who may be one that we have; both are incomplete until answered."""
        found = [(one, Field.PAYROLL_NUMBER, Code.SAME_PAYROLL_NUMBER) for one in alike]
        key = _name_key(read.values)
        if not found and key is not None and key in self._by_name:
            found = [(self._by_name[key], Field.SURNAME, Code.POSSIBLY_SAME_PERSON)]
        for one, _, _ in found:
            one.is_incomplete = True
        return [self._ask(read, field_, code, one.posts[0].row) for one, field_, code in found]

    def _merge(self, person: _Person, own: Values, read: ReadRow) -> list[Problem]:
        """Fill what was blank; where two rows of one person disagree the first stands and the other is asked."""
        raised = []
        for key, value in own.items():
            if person.values.setdefault(key, value) != value:
                raised.append(self._ask(read, key, Code.ROWS_DISAGREE, person.posts[0].row))
        return raised

    def _same_post(self, person: _Person, post: Values, read: ReadRow) -> list[Problem]:
        number = post.get(Field.POST_NUMBER)
        for other in person.posts:
            if other.values == post or (number and other.values.get(Field.POST_NUMBER) == number):
                return [self._ask(read, Field.POST_NUMBER, Code.SAME_POST_TWICE, other.row)]
        return []


def _name_key(values: Values) -> tuple[str, str, Value] | None:
    surname, birth = values.get(Field.SURNAME), values.get(Field.BIRTH_DATE)
    if not surname or birth is None:
        return None
    return _key(surname), _key(values.get(Field.FORENAMES, "")), birth


def _key(value: Value) -> str:
    """Text for comparing; letters that folding knows nothing of stand for themselves."""
    return folded(str(value)) or str(value).casefold()
