"""Who works in the project, and who may do what."""

from collections.abc import Callable, Mapping
from datetime import datetime

from pydantic import ValidationError

from annotation.errors import AlreadyListed, InvalidPerson, NotAllowed, SimilarName, UnknownPerson
from annotation.store import PeopleLog
from schemas import Person, PersonRevision, Right, Role, is_address


class People:
    """The list of people. While nobody is listed the project is one person's, who may do everything."""

    def __init__(self, *, log: PeopleLog, clock: Callable[[], datetime]) -> None:
        self._log = log
        self._now = clock
        self._known: tuple[int, Mapping[str, PersonRevision]] = (-1, {})

    def listed(self) -> tuple[Person, ...]:
        """Everybody who works in the project, by name."""
        return tuple(self._listed().values())

    def names(self) -> frozenset[str]:
        """The names of everybody who is listed."""
        return frozenset(self._listed())

    def is_team(self) -> bool:
        """Whether anybody is listed."""
        return bool(self._listed())

    def person(self, name: str) -> Person | None:
        """Who is listed under a name, or none."""
        return self._listed().get(name)

    def revision(self, name: str) -> int:
        """What a change of the person is based on; 0 for a name that was never listed."""
        found = self._newest().get(name)
        return found.revision if found else 0

    def history(self, name: str) -> tuple[PersonRevision, ...]:
        """All that was ever said of a person, the first first."""
        return self._log.history(name)

    def by_sign_in(self, *, address: str = "", subject: str = "") -> Person | None:
        """Who is meant by what an identity provider vouches for.

        Args:
            address: an e-mail address that the provider has verified.
            subject: its own name for whoever signed in, which counts where it looks like no address.
        """
        vouched = {address.casefold()} if is_address(address) else set()
        if subject and not is_address(subject):
            vouched.add(subject)
        return next((one for one in self.listed() if one.sign_in in vouched), None)

    def may(self, name: str, right: Right) -> bool:
        """Whether somebody may do what needs this right."""
        listed = self._listed()
        return listed[name].may(right) if name in listed else not listed

    def require(self, name: str, right: Right) -> None:
        """Go on only with this right.

        Raises:
            NotAllowed: naming who, what, and whom to ask.
        """
        if not self.may(name, right):
            raise NotAllowed(name=name, right=right, whom=self.whom_to_ask())

    def require_speaking_for(self, name: str, other: str) -> None:
        """Go on only where somebody may store labels under a name: their own, or any where they may correct.

        Raises:
            NotAllowed: naming who, what, and whom to ask.
        """
        if name != other:
            self.require(name, "correct")

    def whom_to_ask(self) -> str:
        """The administrators by name; empty while nobody is listed."""
        return ", ".join(one.name for one in self.listed() if one.may("people"))

    def add(self, name: str, *, role: Role, sign_in: str = "", author: str) -> Person:
        """List somebody, who may have been listed and removed before.

        Raises:
            NotAllowed: the author may not.
            InvalidPerson, AlreadyListed, SimilarName, SignInTaken, FirstAdministrator, StalePerson: nothing
                was changed.
        """
        newest = self._newest()  # asked once: somebody may be listed between two answers
        before = newest.get(name)
        if before and not before.person.removed:
            raise AlreadyListed(name=name)
        for known in newest:  # removed ones, too: their labels stay
            if known != name and known.casefold() == name.casefold():
                raise SimilarName(name=name, known=known)
        base = before.revision if before else 0
        return self._set({"name": name, "role": role, "sign_in": sign_in}, base, author)

    def set(
        self,
        name: str,
        *,
        role: Role | None = None,
        sign_in: str | None = None,
        base: int | None = None,
        author: str,
    ) -> Person:
        """Change somebody's role or sign-in; `base` is the revision that the author saw.

        Raises:
            NotAllowed: the author may not.
            UnknownPerson, InvalidPerson, SignInTaken, LastAdministrator, StalePerson: nothing was changed.
        """
        wanted = {"role": role, "sign_in": sign_in}
        return self._change(
            name, {key: value for key, value in wanted.items() if value is not None}, base, author
        )

    def remove(self, name: str, *, base: int | None = None, author: str) -> None:
        """Let somebody go; what they labelled stays theirs.

        Raises:
            NotAllowed: the author may not.
            UnknownPerson, LastAdministrator, StalePerson: nothing was changed.
        """
        self._change(name, {"removed": True}, base, author)

    def sign_out(self, session: str, *, name: str) -> None:
        """End a session on every page that it has open."""
        self._log.sign_out(session, name=name, made_at=self._now())

    def is_signed_out(self, session: str) -> bool:
        """Whether a session was ended by hand."""
        return self._log.is_signed_out(session)

    def _change(self, name: str, update: dict[str, object], base: int | None, author: str) -> Person:
        found = self.person(name)
        if found is None:
            known = ", ".join(one.name for one in self.listed()) or "–"
            raise UnknownPerson(name=name, known=known)
        return self._set(found.model_dump() | update, self.revision(name) if base is None else base, author)

    def _set(self, fields: Mapping[str, object], base: int, author: str) -> Person:
        self.require(author, "people")
        try:
            person = Person.model_validate(fields)
        except ValidationError as error:
            reason = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise InvalidPerson(name=fields["name"], reason=reason) from error
        self._log.set(person, base=base, author=author, made_at=self._now())
        return person

    def _listed(self) -> Mapping[str, Person]:
        return {name: one.person for name, one in self._newest().items() if not one.person.removed}

    def _newest(self) -> Mapping[str, PersonRevision]:
        """Read again only when the list was changed: every commit asks."""
        pulse = self._log.pulse()
        if pulse != self._known[0]:
            self._known = pulse, {one.person.name: one for one in self._log.all()}
        return self._known[1]
