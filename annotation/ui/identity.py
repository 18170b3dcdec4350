"""Who is at the keyboard: a name chosen on this machine, or whoever the identity provider vouches for."""

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import streamlit as st

from annotation.errors import SignInNeeded
from annotation.settings import Provider
from annotation.ui.session import ANNOTATOR, chosen, provider, workbench
from annotation.ui.tickets import Visitor
from schemas import Right, may_be_person

MADE = TypeVar("MADE")


@dataclass(frozen=True)
class Outside:
    """Nobody is let in yet.

    Attributes:
        reason: a name has to be chosen, somebody has to sign in, has to do it again, or is not listed.
        name: who it seems to be, as far as that is known.
        sign_in: what the provider vouches for and the list would have to say.
    """

    reason: Literal["choose", "sign-in", "ended", "unlisted"]
    name: str = ""
    sign_in: str = ""


def at_the_door() -> Visitor | Outside:
    """Who is at the keyboard, as the list of people says now."""
    known = provider()
    if known is not None:
        return _signed_in(known, st.user.to_dict(), now=time.time())
    name, people = chosen(ANNOTATOR), workbench().people
    if people.is_team():
        return Visitor(name) if people.person(name) else Outside("choose", name)
    return Visitor(name if may_be_person(name) else workbench().settings.annotator)


def visitor() -> Visitor:
    """Who was let in.

    Raises:
        SignInNeeded: nobody was.
    """
    found = at_the_door()
    if isinstance(found, Outside):
        raise SignInNeeded
    return found


def annotator() -> str:
    """The name that labels are stored under.

    Raises:
        SignInNeeded: nobody was let in.
    """
    return visitor().name


def may(right: Right) -> bool:
    """Whether who is at the keyboard may do what needs this right."""
    return workbench().people.may(annotator(), right)


def while_allowed(right: Right, make: Callable[[], MADE]) -> Callable[[], MADE]:
    """`make` for something that is asked for later, perhaps by somebody who was removed meanwhile."""
    who = annotator()

    def checked() -> MADE:
        workbench().people.require(who, right)
        return make()

    return checked


def is_welcome(found: Visitor) -> bool:
    """Whether the list of people still has somebody who came in before, and may label."""
    people = workbench().people
    if provider() is None:
        return people.may(found.name, "label")
    person = people.person(found.name)  # of nobody listed the project is nobody's
    return person is not None and person.may("label")


def is_over(found: Visitor) -> bool:
    """Whether the sign-in was ended by hand, or there was none where there has to be one."""
    if provider() is None:
        return False
    return not found.session or workbench().people.is_signed_out(found.session)


def sign_out() -> None:
    """End the session on every page that it has open, then at the provider."""
    found = at_the_door()
    if isinstance(found, Visitor):
        workbench().people.sign_out(found.session, name=found.name)
    st.logout()


def _signed_in(known: Provider, claims: Mapping[str, Any], *, now: float) -> Visitor | Outside:
    """Who the provider's claims mean; of an address only one that it has verified."""
    if not claims.get("is_logged_in"):
        return Outside("sign-in")
    shown = _shown(claims)
    ends = int(_since(claims, now) + known.session_seconds)
    session = _session(claims)
    if workbench().people.is_signed_out(session):
        return Outside("sign-in")
    if ends <= now:
        return Outside("ended", shown)
    address = str(claims.get("email") or "") if claims.get("email_verified") is True else ""
    subject = str(claims.get("sub") or "")
    person = workbench().people.by_sign_in(address=address, subject=subject)
    return Visitor(person.name, session, ends) if person else Outside("unlisted", shown, address or subject)


def signs_in_as() -> str:
    """How the provider calls who is signed in there; empty where nobody is."""
    return _shown(st.user.to_dict())


def _shown(claims: Mapping[str, Any]) -> str:
    return str(claims.get("email") or claims.get("name") or claims.get("sub") or "")


def _since(claims: Mapping[str, Any], now: float) -> float:
    """When the provider vouched; its clock may be a little ahead, and what says nothing is long ago."""
    issued = claims.get("iat")
    return min(float(issued), now) if isinstance(issued, int | float) else 0.0


def _session(claims: Mapping[str, Any]) -> str:
    """A name for this sign-in: the nonce is another one each time."""
    told = "\n".join(str(claims.get(name, "")) for name in ("iss", "sub", "iat", "nonce"))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
