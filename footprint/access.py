"""Who may do what: the mode that footprint runs in, people and their roles, and the service that asks before it writes.

In `public` mode the store is open for reading only and nothing here lets anybody write. In `analyst` mode a person with
the role `analyst` may. On this machine alone whoever sits at it is that person; anywhere else people sign in, and only
those on the list have a role.
"""

from __future__ import annotations

import getpass
import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from footprint.errors import InputError, NotAllowed, UnsafeStart
from footprint.store import Store
from footprint.store.reviews import Reviews

Mode = Literal["public", "analyst"]
Role = Literal["viewer", "analyst"]
MODE_VARIABLE = "FOOTPRINT_MODE"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a screen."""

    name: str
    """As the log will show it: the address they signed in with, or their name on this machine."""
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one running footprint."""

    mode: Mode
    needs_sign_in: bool = False
    """Whether nobody is anybody before they signed in. Never in public mode."""
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    """Address, in lower case, → roles; who is not on it has none."""

    def get_person(self, signed_in: Mapping[str, object] | None) -> Person | None:
        """Who that is: `signed_in` has the claims of the sign-in, None before it. None for who has no role here."""
        if self.mode == "public":
            return Person("reader", frozenset({"viewer"}))
        if not self.needs_sign_in:
            return Person(local_name(), frozenset({"viewer", "analyst"}))
        address = str((signed_in or {}).get("email") or "").casefold()
        if not signed_in or not address or signed_in.get("email_verified") is False:
            return None
        roles = self.roles.get(address)
        return Person(address, roles) if roles else None

    def may(self, person: Person | None, role: Role) -> bool:
        """Whether a person may do what takes a role; an analyst may see what a viewer may."""
        if person is None or (self.mode == "public" and role != "viewer"):
            return False
        return role in person.roles or (role == "viewer" and "analyst" in person.roles)

    def check(self, person: Person | None, role: Role) -> Person:
        """The person, where they may. Raises NotAllowed."""
        if person is not None and self.may(person, role):
            return person
        if self.mode == "public":
            raise NotAllowed(
                "this footprint is public: it can be read, and nobody can change it here"
            )
        who = person.name if person else "who has not signed in"
        raise NotAllowed(
            f"{who} may not do this: it takes the role {role!r}; ask who runs this footprint"
        )


@dataclass(frozen=True, slots=True)
class Service:
    """The store behind the rules: whoever wants to write asks here and says who they are."""

    store: Store
    access: Access

    def reading(self, person: Person | None) -> Store:
        """The store, for somebody who may see it. Raises NotAllowed."""
        self.access.check(person, "viewer")
        return self.store

    def reviewing(self, person: Person | None) -> tuple[Reviews, str]:
        """Decisions on claims, and the name to make them under. Raises NotAllowed."""
        return self.store.reviews, self.access.check(person, "analyst").name

    def adding(self, person: Person | None) -> Store:
        """The store, for somebody who may add reports. Raises NotAllowed."""
        self.access.check(person, "analyst")
        return self.store


def get_mode() -> Mode:
    """The mode that `FOOTPRINT_MODE` names; analyst where it names none. Raises InputError."""
    chosen = os.environ.get(MODE_VARIABLE) or "analyst"
    if chosen not in get_args(Mode):
        raise InputError(
            f"{MODE_VARIABLE}={chosen!r} is no mode; known: {', '.join(get_args(Mode))}"
        )
    return "public" if chosen == "public" else "analyst"


def read_roles(table: Mapping[str, object]) -> dict[str, frozenset[Role]]:
    """The allow-list: role → addresses, turned round. Raises InputError where it is no such table."""
    found: dict[str, set[Role]] = {}
    for role, addresses in table.items():
        if role not in get_args(Role) or not isinstance(addresses, list | tuple):
            raise InputError(
                f"footprint.roles: {role!r} has to be one of {', '.join(get_args(Role))} with a list of addresses"
            )
        for address in addresses:
            found.setdefault(str(address).casefold(), set()).add(role)  # type: ignore[arg-type]
    return {address: frozenset(roles) for address, roles in found.items()}


def make_access(
    mode: Mode, address: str | None, roles: Mapping[str, frozenset[Role]], has_sign_in: bool
) -> Access:
    """The rules for a footprint that listens at an address; None is every address there is.

    Raises UnsafeStart where analysts could be reached from elsewhere without signing in.
    """
    if mode == "public":
        return Access("public")
    if roles and has_sign_in:
        return Access("analyst", True, roles)
    if is_loopback(address):
        if roles:
            raise UnsafeStart(
                "footprint.roles lists people and there is no [auth] to sign them in with; add it to "
                ".streamlit/secrets.toml, or take the list away"
            )
        return Access("analyst")
    where = f"at {address}" if address else "at every address of this machine"
    missing = "[auth] is missing" if not has_sign_in else "footprint.roles lists nobody"
    raise UnsafeStart(
        f"footprint would listen {where}, where others can reach it, and let them change the store without signing in: "
        f"{missing} in .streamlit/secrets.toml. Bind it to 127.0.0.1, set {MODE_VARIABLE}=public to let it only be read, "
        "or set up sign-in as docs/explanation/access.md says"
    )


def is_loopback(address: str | None) -> bool:
    """Whether only this machine can reach what listens there. A name other than localhost is not trusted."""
    if not address:
        return False
    if address.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def local_name() -> str:
    """Who sits at this machine, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a system that knows nobody
        return "local"
