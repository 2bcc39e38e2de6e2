"""What the Add page of one tab remembers: the draft that is looked at, what was saved, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import streamlit as st

from footprint.errors import FootprintError
from footprint.ingest import Arrival, Item, Notice, Refusal, bulk, is_address, open_upload, sources
from footprint.ingest.drafting import (
    Draft,
    Saved,
    make_draft,
    renamed,
    save_draft,
    with_metadata,
)
from footprint.ingest.metadata import make_report
from footprint.ingest.web.fetching import fetch
from footprint.model import Report
from footprint.store.reviews import Reviews
from footprint.ui import add_runs
from footprint.ui.desk import ingest_command, open_desk
from footprint.ui.guarding import current_person, get_access
from footprint.wording.texts_add import ADD

PASTED = "pasted"
"""Where a pasted report came from, as the list of reports says it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent."""

    name: str
    data: bytes


def may_add() -> bool:
    """Whether whoever sits here may add reports."""
    return not open_desk().store.is_read_only and get_access().may(current_person(), "analyst")


def way_in() -> str | None:
    """What to type to add files, for whoever may add reports; None for everybody else."""
    return ingest_command() if may_add() else None


def draft() -> Draft | None:
    """The report that is looked at."""
    found: Draft | None = st.session_state.get("add_draft")
    return found


def saved() -> Saved | None:
    """What was saved last, until another is read."""
    found: Saved | None = st.session_state.get("add_saved")
    return found


def take(pasted: str, files: Sequence[Upload], is_feed: bool) -> None:
    """Read what was handed in: one report is shown before it is kept, several are kept as they are read."""
    st.session_state.pop("add_saved", None)
    try:
        open_desk().service.adding(current_person())
    except FootprintError as error:
        _tell(str(error))
        return
    if not pasted.strip() and not files:
        _tell(ADD["nothing"])
    elif pasted.strip() and files:
        _tell(ADD["one_thing"])
    elif files:
        _take_files(files)
    elif _is_one_address(pasted):
        if is_feed:
            _start(sources.given_sources(feeds=[pasted.strip()], follow=True))
        else:
            _take_items(list(fetch(pasted.strip())))
    else:
        try:
            _look_at(Arrival(PASTED, make_report({"text": pasted}, PASTED)))
        except FootprintError as error:
            _tell(str(error))


def _is_one_address(pasted: str) -> bool:
    return len(pasted.split()) == 1 and is_address(pasted.strip())


def _take_files(files: Sequence[Upload]) -> None:
    if len(files) == 1:
        found: list[Item] = []
        for item in open_upload(files[0].name, files[0].data):
            found.append(item)
            if sum(isinstance(each, Arrival) for each in found) > 1:
                break
        else:
            _take_items(found)
            return
    _start(sources.given_uploads([(each.name, each.data) for each in files]))


def _take_items(items: Sequence[Item]) -> None:
    """One report, and what is to be said beside it."""
    for item in items:
        if isinstance(item, Refusal):
            _tell(str(item.error))
        elif isinstance(item, Notice):
            _tell(f"{item.name}: {item.words}")
    arrived = [item for item in items if isinstance(item, Arrival)]
    if arrived:
        _look_at(arrived[0])


def _look_at(item: Arrival) -> None:
    drop()
    try:
        store = open_desk().service.adding(current_person())
        st.session_state["add_draft"] = make_draft(item, store, add_runs.reader_in_use())
    except FootprintError as error:
        _tell(str(error))


def _start(given: dict[str, Any]) -> None:
    try:
        person = current_person()
        store = open_desk().service.adding(person)
        who = person.name if person else ""
        run = bulk.start(store, who, given, add_runs.reader_in_use())
        add_runs.begin(store, run.number)
        st.session_state["add_started"] = run.number
    except FootprintError as error:
        _tell(str(error))


def stamp_of(report: Report) -> str:
    """What the keys of the fields about a report end with: they begin anew where the report is another."""
    return f"{report.id[:8]}_{report.published}_{report.source}_{report.title}"


@dataclass(frozen=True, slots=True)
class About:
    """What a person says of the report as a whole."""

    title: str | None
    source: str | None
    published: datetime | None


def about(report: Report) -> About:
    """What stands in the fields about a report; what the report has, where they were not shown."""
    stamp, state = stamp_of(report), st.session_state
    if f"add_title_{stamp}" not in state:
        return About(report.title, report.source, report.published)
    day, clock = state[f"add_day_{stamp}"], state[f"add_time_{stamp}"]
    was = report.published
    told = datetime.combine(day, clock or time(), was.tzinfo if was else None) if day else None
    if told and was and told.replace(second=0) == was.replace(second=0, microsecond=0):
        told = was  # the field shows no seconds
    title, source = state[f"add_title_{stamp}"].strip(), state[f"add_source_{stamp}"].strip()
    return About(title or None, source or None, told)


def again() -> None:
    """Read the report once more, with what the person says of it."""
    now = draft()
    if now is not None:
        told = about(now.reading.report)
        _look_at(with_metadata(now.item, told.title, told.source, told.published))


def decide(act: Callable[[Reviews, str, str | None], object], number: int) -> bool:
    """Let a decision be made on a claim of the draft; it is the person's once the draft is saved."""
    now, person = draft(), current_person()
    if now is None or person is None:
        return False
    try:
        act(now.scratch.reviews, person.name, None)
    except FootprintError as error:
        _tell(str(error))
        return False
    # The review form leaves its words where its own page looks for them.
    if trouble := st.session_state.pop("review_trouble", None):
        _tell(trouble)
    return True


def leave_out(number: int) -> None:
    """The claim is not to be shown."""
    decide(lambda reviews, who, why: reviews.reject(who, number, why), number)


def take_in(number: int) -> None:
    """It is, after all."""
    decide(lambda reviews, who, why: reviews.reopen(who, number, why), number)


def undo(number: int) -> None:
    """Take the last change of the claim back."""
    decide(lambda reviews, who, why: reviews.undo(who, number, why), number)


def save() -> None:
    """Keep the draft. Where another day of publication was typed and not read with, it is shown first: other dates may follow."""
    now, person = draft(), current_person()
    if now is None:
        return
    report = now.reading.report
    told = about(report)
    if told.published != report.published:
        if any(each.review for each in now.claims):
            _tell(ADD["read_first"])
            return
        before = [each.claim for each in now.claims]
        again()
        now = draft()
        if now is None or [each.claim for each in now.claims] != before:
            _tell(ADD["look_again"])
            return
    elif (told.title, told.source) != (report.title, report.source):
        now = renamed(now, told.title, told.source)
    try:
        store = open_desk().service.adding(person)
        st.session_state["add_saved"] = save_draft(now, store, person.name if person else "")
    except FootprintError as error:
        _tell(str(error))
        return
    drop()
    st.session_state["add_round"] = st.session_state.get("add_round", 0) + 1


def drop() -> None:
    """Let go of the draft."""
    now = st.session_state.pop("add_draft", None)
    if now is not None:
        now.discard()


def forget_saved() -> None:
    """Show the way in again."""
    st.session_state.pop("add_saved", None)


def stop(run: int) -> None:
    """Let a run stop."""
    _of_run(lambda: open_desk().service.adding(current_person()).jobs.ask_to_stop(run))


def go_on(run: int) -> None:
    """Go on with a run."""
    _of_run(lambda: add_runs.begin(open_desk().service.adding(current_person()), run))


def forget(run: int) -> None:
    """Take a run off the list, and what was sent for it off the disk."""

    def act() -> None:
        jobs = open_desk().service.adding(current_person()).jobs
        given = jobs.get(run).given
        jobs.forget(run)
        sources.drop_uploads(given)

    _of_run(act)


def _of_run(act: Callable[[], None]) -> None:
    try:
        act()
    except FootprintError as error:
        _tell(str(error))


def troubles() -> list[str]:
    """What is to be said, once."""
    found: list[str] = st.session_state.pop("add_troubles", [])
    return found


def _tell(words: str) -> None:
    st.session_state.setdefault("add_troubles", []).append(words)
