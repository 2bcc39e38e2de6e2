"""A claim that waits for a person → the report beside it, the decisions, and what happened to it so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Literal

import streamlit as st

from footprint.contract import claim_from_json
from footprint.errors import FootprintError
from footprint.model import Report
from footprint.store import Conflict, KeptClaim, Revision, Store
from footprint.ui import quotes, review_state, texts, words
from footprint.ui.panel import field_legend, show_claim
from footprint.ui.scripts import SCROLL
from footprint.wording.texts_review import ACTIONS, FIELDS, QUEUES, REVIEW, STATUSES

_MOST_TOLD = 30
_LONGEST_TOLD = 90


def show_queues(store: Store) -> None:
    """The queues with what is left in each."""
    counts = store.queue_counts()
    filled = [kind for kind in counts if counts[kind] or kind == review_state.queue_chosen()]
    with st.sidebar:
        st.pills(
            REVIEW["queue"],
            filled,
            format_func=lambda kind: f"{QUEUES[kind]} `{texts.number(counts[kind])}`",
            key="review_queue",
            default="new",
            required=True,
            on_change=review_state.start_queue,
        )
        left = counts[review_state.queue_chosen()]
        st.html(f'<p class="fp-note">{texts.fill(REVIEW["place_in_queue"], n=left)}</p>')
        st.html(f'<p class="fp-note">{REVIEW["keys"]}</p>')


def show_empty() -> None:
    """Nothing is left to look at here."""
    st.html(f'<div class="fp-empty"><h2>{REVIEW["done"]}</h2><p>{REVIEW["done_hint"]}</p></div>')


def show_report(kept: KeptClaim, report: Report) -> None:
    """The report's words with those of the claim highlighted and scrolled to."""
    title = escape(report.title or texts.PAGE["untitled"])
    spans = [(quote.start, quote.end) for quote in kept.claim.quotes]
    body = quotes.whole(report.text, quotes.fields_of(kept.claim), spans, report.language)
    st.html(
        f'<article class="fp-page"><h1 dir="auto">{title}</h1>'
        f'<p class="fp-source">{quotes.report_line(report)}</p>{field_legend(kept.claim)}{body}</article>'
    )
    st.html(f"{SCROLL}<!-- {kept.number} -->", unsafe_allow_javascript=True)


def show_decisions(kept: KeptClaim, report: Report) -> None:
    """The claim, what was decided on it, and the buttons."""
    show_claim(kept, report)
    number, review = kept.number, kept.review
    for conflict in review.conflicts if review else ():
        _show_conflict(number, conflict)
    st.text_input(REVIEW["reason"], key=f"reason_{number}", placeholder=REVIEW["reason_hint"])
    is_open = review is None or review.status == "open"
    with st.container(horizontal=True, key="decisions", gap="small"):
        if is_open:
            _button("accept", review_state.accept, number, "a", type="primary")
            _button("reject", review_state.reject, number, "x")
        else:
            _button("reopen", review_state.reopen, number, "o")
        st.button(
            REVIEW["undo"],
            key="undo",
            shortcut="u",
            on_click=review_state.undo,
            args=(number, review is not None),
            disabled=review is None and not review_state.has_visited(),
        )
    with st.container(horizontal=True, key="turning", horizontal_alignment="distribute"):
        st.button(
            f"‹ {REVIEW['previous']}",
            key="back",
            shortcut="b",
            on_click=review_state.go_back,
            disabled=not review_state.has_visited(),
            type="tertiary",
        )
        st.button(
            f"{REVIEW['next']} ›",
            key="next",
            shortcut="n",
            on_click=review_state.go_on,
            args=(number,),
            type="tertiary",
        )


def _button(
    name: str,
    act: Callable[[int], None],
    number: int,
    key: str | None = None,
    type: Literal["primary", "secondary"] = "secondary",
) -> None:
    st.button(REVIEW[name], key=name, shortcut=key, on_click=act, args=(number,), type=type)


def _show_conflict(number: int, conflict: Conflict) -> None:
    """A person's word and the newest reader's, and the way to settle it."""
    with st.container(key=f"conflict_{conflict.field}", border=True):
        if conflict.field == "claim":
            st.html(f'<p class="fp-note">{REVIEW["conflict_claim"]}</p>')
            labels = REVIEW["keep_claim"], REVIEW["drop_claim"]
        else:
            name = FIELDS[conflict.field].capitalize()
            mine = escape(in_words(conflict.field, conflict.mine))
            reader = escape(in_words(conflict.field, conflict.reader))
            st.html(
                f'<p class="fp-note">{REVIEW["conflict"].format(field=name)}</p>'
                f'<dl class="fp-conflict"><dt>{REVIEW["mine"]}</dt><dd><bdi>{mine}</bdi></dd>'
                f"<dt>{REVIEW['reader']}</dt><dd><bdi>{reader}</bdi></dd></dl>"
            )
            labels = REVIEW["keep_mine"], REVIEW["take_reader"]
        with st.container(horizontal=True, gap="small"):
            for label, take in zip(labels, (False, True), strict=True):
                st.button(
                    label,
                    key=f"settle_{conflict.field}_{take}",
                    on_click=review_state.settle,
                    args=(number, conflict.field, take),
                )


def show_several(kept: KeptClaim, others: Sequence[KeptClaim]) -> None:
    """Split the claim, or merge others of its report into it."""
    with st.expander(REVIEW["several"]):
        st.html(f'<p class="fp-note">{REVIEW["split_hint"]}</p>')
        _button("split", review_state.split, kept.number)
        names = {each.number: words.headline(each.claim) for each in others if each != kept}
        if names:
            st.multiselect(
                REVIEW["merge"],
                list(names),
                format_func=lambda number: names[number],
                key=f"merge_{kept.number}",
            )
            _button("merge_do", review_state.merge, kept.number)


def show_history(revisions: Sequence[Revision], title: str) -> None:
    """Who did what when and why, the latest first."""
    items = "".join(_item(each) for each in reversed(revisions[-_MOST_TOLD:]))
    st.html(
        f'<section class="fp-history">{f"<h2>{title}</h2>" if title else ""}<ol reversed>{items}</ol></section>'
    )


def _item(revision: Revision) -> str:
    is_reader = revision.action in ("read", "fail to read", "carry over")
    who = REVIEW["by_reader"].format(who=revision.who) if is_reader else revision.who
    when = f"{words.moment(revision.at)} UTC"
    head = (
        f"<b><bdi>{escape(who)}</bdi></b> {escape(ACTIONS.get(revision.action, revision.action))} "
        f"<small>{when} · {texts.number(revision.number)}</small>"
    )
    changes = "".join(f"<li><bdi>{escape(each)}</bdi></li>" for each in changes_of(revision))
    why = escape(REVIEW["because"].format(reason=revision.reason)) if revision.reason else ""
    more = (f"<ul>{changes}</ul>" if changes else "") + (f'<p dir="auto">{why}</p>' if why else "")
    return f"<li>{head}{more}</li>"


def changes_of(revision: Revision) -> list[str]:
    """What a decision changed of its claim, a line each: the field, what it was, what it is."""
    key = str(revision.claim)
    before = ((revision.before or {}).get("reviews") or {}).get(key)
    after = ((revision.after or {}).get("reviews") or {}).get(key)
    if revision.claim is None or (before is None and after is None):
        return []
    told = []
    statuses = [STATUSES[(state or {"status": "open"})["status"]] for state in (before, after)]
    if statuses[0] != statuses[1]:
        told.append(_from_to("status", *statuses))
    old, new = ((state or {}).get("corrections", {}) for state in (before, after))
    for field in dict.fromkeys([*old, *new]):
        if old.get(field) != new.get(field):
            was = old[field]["value"] if field in old else new[field]["was"]
            now = new[field]["value"] if field in new else old[field]["was"]
            told.append(_from_to(field, in_words(field, was), in_words(field, now)))
    return told


def _from_to(field: str, old: str, new: str) -> str:
    return REVIEW["from_to"].format(field=FIELDS[field].capitalize(), old=old, new=new)


def in_words(field: str, value: Any) -> str:  # noqa: ANN401  JSON of any form
    """A field's JSON as a person reads it; never an error, whatever an older store held."""
    try:
        text = _in_words(field, value)
    except (FootprintError, KeyError, TypeError, ValueError, AttributeError):
        text = str(value)
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]} …"


def _in_words(field: str, value: Any) -> str:  # noqa: ANN401
    if field == "type":
        return texts.TYPES[value]
    if field == "modality":
        return texts.MODALITIES[value]
    if field == "actors":
        named = [f"{words.actor_name(each['id'])} ({texts.ROLES[each['role']]})" for each in value]
        return texts.LIST["between"].join(named) or "–"
    if field == "places":
        return (
            texts.LIST["between"].join(
                each["name_en"] or each["name_ar"] or each["id"] for each in value
            )
            or "–"
        )
    if field == "date":
        return words.when(_date(value))
    if field == "quotes":
        return " | ".join(each["text"] for each in value)
    return "–" if value is None else str(value)


def _date(value: dict[str, Any]) -> Any:  # noqa: ANN401
    """A date's JSON as a DateRange, by way of a claim that has nothing else."""
    bare = {
        "kind": "statement",
        "type": "announce",
        "modality": "occurred",
        "section": "body",
        "actors": [],
        "places": [],
        "quotes": [{"start": 0, "end": 1, "text": "x"}],
        "date": value,
    }
    return claim_from_json(bare, "x").date
