"""What was reported at the places that were clicked → the right room."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from footprint.actors import get_colour_group
from footprint.filters import Filter
from footprint.model import Actor, Claim, Place, Report
from footprint.store import KeptClaim, Review, Store
from footprint.ui import quotes, reasons, texts, words
from footprint.ui.guarding import current_person, get_access
from footprint.ui.sample import is_shown
from footprint.ui.state import Choice
from footprint.ui.together import show_together
from footprint.ui.tour import show_tour
from footprint.view import Snapshot
from footprint.wording import rules
from footprint.wording.texts_add import ADD
from footprint.wording.texts_review import FIELDS, REVIEW, STATUSES


def show_empty(examples: int, command: str | None) -> None:
    """Before anything is chosen: what this is, what a click does, and how to add reports.

    `examples` is how many reports there are where all of them came with footprint, else 0; for `command` see `show_adding`.
    """
    if examples:
        show_tour()
    lines = "".join(
        f"<p>{texts.PAGE[name]}</p>" for name in ("panel_empty", "panel_forms", "panel_keys")
    )
    example = texts.fill(texts.PAGE["example" if examples == 1 else "examples"], n=examples)
    told = f'<div class="fp-add"><p>{example}</p></div>' if examples else ""
    st.html(f'<div class="fp-empty"><h2>{texts.PAGE["about"]}</h2>{lines}{told}</div>')
    show_adding(command)


def show_adding(command: str | None) -> None:
    """The ways in for reports: the page Add, and what to type for many files; nothing for who may not (None)."""
    if command is None:
        return
    st.page_link("add.py", label=ADD["from_map"], icon=":material/add:")
    st.html(
        f'<div class="fp-empty fp-typed"><p>{texts.PAGE["add"]}</p>'
        f"<p><code>{escape(command)}</code></p><p>{texts.PAGE['add_after']}</p></div>"
    )


def show_choice(
    store: Store,
    snapshot: Snapshot,
    wanted: Filter,
    choice: Choice,
    on_turn: Callable[[int], None],
    on_close: Callable[[], None],
) -> None:
    """One claim of those at the chosen places, with a way to the others. May raise StoreError."""
    index_of = {place.id: index for index, place in enumerate(snapshot.places)}
    here = [index_of[place] for place in choice.places if place in index_of]
    index = choice.index
    if choice.claim is not None:
        every = snapshot.claims_at(here, wanted, limit=len(snapshot.columns.claim)).claims
        if choice.claim not in every:
            show_alone(store, wanted, choice.claim)
            st.button(texts.PAGE["close"], key="panel_close", on_click=on_close, type="tertiary")
            return
        index = every.index(choice.claim)
    page = snapshot.claims_at(here, wanted, offset=index, limit=1)
    if not page.claims:
        st.html(f'<div class="fp-empty"><p>{texts.PAGE["panel_gone"]}</p></div>')
        st.button(texts.PAGE["close"], key="panel_close", on_click=on_close, type="tertiary")
        return
    kept = store.get_claims(page.claims)[0]
    report = store.get_report(kept.report_id).report
    show_claim(kept, report, texts.fill(texts.PAGE["of_here"], index=index + 1, total=page.total))
    show_together(store, kept)
    _link_report(kept, wanted)
    with st.container(horizontal=True, key="panel_turn", horizontal_alignment="distribute"):
        st.button(
            f"‹ {texts.PAGE['previous']}",
            key="panel_previous",
            on_click=on_turn,
            args=(index - 1,),
            disabled=index == 0,
            type="tertiary",
        )
        st.button(texts.PAGE["close"], key="panel_close", on_click=on_close, type="tertiary")
        st.button(
            f"{texts.PAGE['next']} ›",
            key="panel_next",
            on_click=on_turn,
            args=(index + 1,),
            disabled=index + 1 >= page.total,
            type="tertiary",
        )


def show_alone(store: Store, wanted: Filter, number: int) -> KeptClaim:
    """One claim by its number, wherever it is or is not on the map. Raises NotInStore, StoreError."""
    kept = store.get_claims([number])[0]
    show_claim(kept, store.get_report(kept.report_id).report)
    show_together(store, kept)
    _link_report(kept, wanted)
    return kept


def _link_report(kept: KeptClaim, wanted: Filter) -> None:
    st.page_link(
        "reports.py",
        label=texts.PAGE["open_report"],
        query_params=wanted.to_query() | {"report": kept.report_id, "claim": str(kept.number)},
    )
    if get_access().may(current_person(), "analyst") and not is_shown():
        st.page_link(
            "review.py",
            label=texts.PAGE["review_this"],
            query_params={"claim": str(kept.number)},
        )


def show_claim(kept: KeptClaim, report: Report, here: str = "") -> None:
    """The claim in words, its fields with their reasons, and the source's own words; `here` says which of how many."""
    claim = kept.claim
    fields = quotes.fields_of(claim)
    parts = [
        f'<p class="fp-kicker">{" · ".join(filter(None, (texts.TYPES[claim.type], here)))}</p>',
        f"<h2>{_isolated(words.headline(claim))}</h2>",
        f"<p class='fp-note'>{texts.PAGE['superseded']}</p>" if not kept.is_current else "",
        _decided(kept.review) if kept.review else "",
        f"<dl>{_when(claim, report)}{_where(claim, report)}{_who(claim)}{_said(claim, report)}</dl>",
        *(
            quotes.blockquote(report.text, quote.start, quote.end, fields, report.language)
            for quote in claim.quotes
        ),
        field_legend(claim),
        _proposed(claim),
        f'<p class="fp-source">{quotes.report_line(report)}</p>',
    ]
    st.html(f'<article class="fp-claim">{"".join(parts)}</article>')


def _proposed(claim: Claim) -> str:
    """That a model proposed the claim, and which; nothing where the rules read it."""
    told = rules.proposed_line(claim)
    return f'<p class="fp-note fp-proposed"><bdi>{escape(told)}</bdi></p>' if told else ""


def _decided(review: Review) -> str:
    """What people decided, as HTML."""
    if review.status == "open" and not review.corrected:
        return ""
    told = [f"{REVIEW['status']}: {STATUSES[review.status]}"]
    if review.corrected:
        named = texts.LIST["between"].join(FIELDS[field] for field in review.corrected)
        told.append(REVIEW["corrected"].format(fields=named))
    return f'<p class="fp-note fp-status">{" · ".join(told)}</p>'


def _row(name: str, value: str, why: str = "") -> str:
    reason = f'<small class="fp-why">{escape(why)}</small>' if why else ""
    return f"<dt>{texts.PAGE[name]}</dt><dd>{value}{reason}</dd>"


def _when(claim: Claim, report: Report) -> str:
    return _row("when", escape(words.when(claim.date)), reasons.why_date(claim, report))


def _where(claim: Claim, report: Report) -> str:
    if not claim.places:
        return _row("where", texts.PLACE["not_told"])
    return "".join(
        _row("where", _place(place), reasons.why_here(place, report))
        if number == 0
        else f'<dd>{_place(place)}<small class="fp-why">{escape(reasons.why_here(place, report))}</small></dd>'
        for number, place in enumerate(claim.places)
    )


def _place(place: Place) -> str:
    name = escape(words.at_place(place) if place.role == "event" else _in_role(place))
    reach = words.within(place)
    return f"<bdi>{name}</bdi>{texts.LIST['between'] + reach if reach else ''}"


def _in_role(place: Place) -> str:
    return texts.PLACE_ROLES[place.role].format(place=words.name_of(place))


def _who(claim: Claim) -> str:
    if not claim.actors:
        return ""
    return _row("who", "<br>".join(_actor(actor) for actor in claim.actors))


def _actor(actor: Actor) -> str:
    name = escape(words.actor_name(actor.id))
    group = get_colour_group(actor.id)
    return f'<i class="fp-dot fp-dot-{group}"></i><bdi>{name}</bdi> <small>{words.role_of(actor)}</small>'


def _said(claim: Claim, report: Report) -> str:
    said = words.said(claim)
    if claim.attributed_to:
        actor = escape(words.actor_name(claim.attributed_to.id))
        said = f"{said}, {texts.PAGE['said_by'].format(actor=f'<bdi>{actor}</bdi>')}"
    row = _row("said", said)
    return row + (_row("count", f"<bdi>{escape(claim.count.text)}</bdi>") if claim.count else "")


def field_legend(claim: Claim) -> str:
    """Which underline means what, for those that the claim's quotes have."""
    entries = {}
    for field in quotes.fields_of(claim):
        if any(field.start < quote.end and field.end > quote.start for quote in claim.quotes):
            name = field.actor_id and words.actor_name(field.actor_id)
            word = escape(name) if name else texts.PAGE[f"legend_{field.style}"]
            entries[word] = f'<u class="fp-{field.style}">{word}</u>'
    return f'<p class="fp-fields">{" · ".join(entries.values())}</p>' if entries else ""


def _isolated(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
