"""What the Review page of one tab remembers, and the decisions that its buttons make."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from footprint.errors import FootprintError
from footprint.store import Queue
from footprint.store.reviews import Reviews
from footprint.ui.desk import open_desk
from footprint.ui.guarding import current_person

_MOST_VISITED = 200


def queue_chosen() -> Queue:
    """The queue that is worked through."""
    chosen: Queue = st.session_state.get("review_queue") or "new"
    return chosen


def claim_chosen() -> int | None:
    """The claim of the address, or the first of the queue; None where the queue is empty."""
    asked = st.query_params.get("claim", "")
    if asked.isdecimal() and len(asked) < 16:
        return int(asked)
    return next(iter(open_desk().store.queue(queue_chosen(), limit=1)), None)


def start_queue() -> None:
    """Another queue was chosen: begin with its first claim."""
    st.query_params.pop("claim", None)


def go_on(number: int) -> None:
    """Show the next claim of the queue, from the beginning again after the last."""
    store, kind = open_desk().store, queue_chosen()
    found = store.queue(kind, limit=1, after=number) or store.queue(kind, limit=1)
    _visited().append(number)
    del _visited()[:-_MOST_VISITED]
    go_to(found[0] if found and found[0] != number else None)


def go_back() -> None:
    """Show the claim that was shown before this one."""
    if _visited():
        go_to(_visited().pop())


def go_to(number: int | None) -> None:
    """Show a claim; None is the first of the queue."""
    if number is None:
        st.query_params.pop("claim", None)
    else:
        st.query_params["claim"] = str(number)


def has_visited() -> bool:
    """Whether there is a claim to go back to."""
    return bool(_visited())


def _visited() -> list[int]:
    found: list[int] = st.session_state.setdefault("review_visited", [])
    return found


def decide(act: Callable[[Reviews, str, str | None], object], number: int) -> bool:
    """Let a decision be made in the name of whoever sits here; what goes wrong is shown at the next run."""
    reason = (st.session_state.get(f"reason_{number}") or "").strip() or None
    try:
        reviews, who = open_desk().service.reviewing(current_person())
        act(reviews, who, reason)
    except FootprintError as error:
        st.session_state["review_trouble"] = str(error)
        return False
    st.session_state.pop(f"reason_{number}", None)
    go_to(number)  # decided, it may have left the queue: it is shown until somebody goes on
    return True


def accept(number: int) -> None:
    """The claim is right; on to the next."""
    if decide(lambda reviews, who, why: reviews.accept(who, number, why), number):
        go_on(number)


def reject(number: int) -> None:
    """The report does not say this; on to the next."""
    if decide(lambda reviews, who, why: reviews.reject(who, number, why), number):
        go_on(number)


def reopen(number: int) -> None:
    """Undecided again."""
    decide(lambda reviews, who, why: reviews.reopen(who, number, why), number)


def undo(number: int, is_decided: bool) -> None:
    """Take the last decision on the claim back; where it has none, that on the claim before it."""
    if not is_decided and _visited():
        number = _visited().pop()
        go_to(number)
    decide(lambda reviews, who, why: reviews.undo(who, number, why), number)


def settle(number: int, field: str, take_reader: bool) -> None:
    """End a conflict."""
    decide(
        lambda reviews, who, why: reviews.settle(who, number, field, take_reader, why),  # type: ignore[arg-type]
        number,
    )


def split(number: int) -> None:
    """Tell the claim as two, and show the first of them."""
    made: list[int] = []
    if decide(
        lambda reviews, who, why: made.extend(reviews.split(who, number, [{}, {}], why)), number
    ):
        go_to(made[0])


def merge(number: int) -> None:
    """Tell the chosen claims of the report as one with this."""
    others = st.session_state.get(f"merge_{number}", [])
    if others:
        decide(lambda reviews, who, why: reviews.merge(who, [number, *others], why), number)
