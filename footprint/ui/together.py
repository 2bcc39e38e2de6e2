"""What other reports say of a claim's event → the right room: the grade, who contradicts whom, the words side by side."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from footprint.filters import from_day_number
from footprint.linking.compare import Part
from footprint.linking.grades import Contradiction, Grade, Side
from footprint.store import Fellow, KeptClaim, Store, Together
from footprint.ui import quotes, texts, words
from footprint.wording.texts_links import CONTRADICTIONS, LINKS, PARTS, SIDES, WHY_GRADE

_MOST_SHOWN = 6
_MOST_WORDS = 6
_MOST_CLAIMS = 8


def show_together(store: Store, kept: KeptClaim) -> None:
    """How well a claim is borne out, and by whom. Nothing for one that is not shown. May raise StoreError."""
    together = store.get_together(kept.number)
    if together is not None:
        st.html(f'<section class="fp-together">{in_html(store, together)}</section>')


def in_html(store: Store, together: Together) -> str:
    """The event of a claim, as HTML."""
    grade, fellows = together.grade, together.fellows
    label = escape(texts.CERTAINTIES[grade.certainty])
    parts = [
        f'<h3>{LINKS["title"]}: <span class="fp-grade fp-grade-{grade.certainty}">{label}</span></h3>',
        f'<p class="fp-note">{escape(_why(grade))} {escape(_also(together))}</p>',
        _contradictions(together),
    ]
    for fellow in fellows[:_MOST_SHOWN]:
        parts.append(_fellow(store, together, fellow))
    if len(fellows) > _MOST_SHOWN:
        more = texts.fill(LINKS["more"], n=len(fellows) - _MOST_SHOWN)
        parts.append(f'<p class="fp-note">{more}</p>')
    if fellows:
        parts.append(f'<p class="fp-note fp-faint">{LINKS["copies"]}</p>')
    return "".join(parts)


def _why(grade: Grade) -> str:
    name = "ruled" if grade.is_ruled else grade.certainty
    return texts.fill(WHY_GRADE[name], n=len(grade.origins), actors=_actors(grade.admitted_by))


def _also(together: Together) -> str:
    if together.fellows:
        reports = len({each.report_id for each in together.fellows})
        origins = texts.fill(LINKS["origins"], n=len(together.grade.origins))
        return texts.fill(LINKS["also"], n=reports, origins=origins)
    if together.rivals:
        return texts.fill(LINKS["rivals"], n=together.rivals)
    return LINKS["alone"]


def _contradictions(together: Together) -> str:
    found = together.grade.contradictions
    if not found:
        return ""
    rows = "".join(
        f"<dt>{CONTRADICTIONS[each.about]}</dt>"
        + "".join(f"<dd>{_side(together, each, side)}</dd>" for side in each.sides)
        for each in found
    )
    return f'<p class="fp-note fp-against">{LINKS["contradict"]}</p><dl class="fp-conflict">{rows}</dl>'


def _side(together: Together, contradiction: Contradiction, side: Side) -> str:
    sources = dict.fromkeys(_source(together, claim) for claim in side.claims[:_MOST_CLAIMS])
    return f"<bdi>{escape(told(contradiction, side))}</bdi> <small>{' · '.join(sources)}</small>"


def told(contradiction: Contradiction, side: Side) -> str:
    """What a side says, in words."""
    values = side.told
    if contradiction.about == "denied":
        if values[0] == "so":
            return SIDES["so"]
        named = _actors(values[1:])
        return SIDES["denied"].format(actors=named) if named else SIDES["denied_nobody"]
    if contradiction.about == "who":
        return _actors(values[: values.index("|")])
    if contradiction.about == "dates":
        first, last = (words.day(from_day_number(int(each))) for each in values)
        return first if first == last else f"{first} – {last}"
    least, most = (f"{float(each):g}" if each else "" for each in values)
    name = "exactly" if least == most else "between" if most else "at_least"
    return SIDES[name].format(least=least, most=most)


def _source(together: Together, claim: int) -> str:
    outlet = together.sources[together.facets[claim].report].outlet or LINKS["unnamed"]
    link = f"reports?report={together.facets[claim].report}&claim={claim}"
    return f'<a href="{link}" target="_self"><bdi>{escape(outlet)}</bdi></a>'


def _fellow(store: Store, together: Together, fellow: Fellow) -> str:
    kept = store.get_claims([fellow.claim])[0]
    report = store.get_report(kept.report_id).report
    quote = kept.claim.quotes[0]
    return (
        f'<div class="fp-fellow"><p class="fp-note"><b>{escape(_origin(together, fellow))}</b> · '
        f"<bdi>{escape(words.headline(kept.claim))}</bdi></p>"
        + quotes.blockquote(
            report.text, quote.start, quote.end, quotes.fields_of(kept.claim), report.language
        )
        + f'<p class="fp-source">{quotes.report_line(report)} · '
        f'<a href="reports?report={kept.report_id}&claim={kept.number}" target="_self">'
        f"{texts.PAGE['open_report']}</a></p>{why_linked(together, fellow)}</div>"
    )


def _origin(together: Together, fellow: Fellow) -> str:
    """Which source a claim is of, the claim's own being the first, and whether it is another's text."""
    origins = sorted(together.grade.origins, key=lambda group: together.claim not in group)
    number = next(n for n, group in enumerate(origins, start=1) if fellow.claim in group)
    name = LINKS["own_source"] if number == 1 else texts.fill(LINKS["source"], n=number)
    family = together.sources[fellow.report_id].family
    earlier = [together.claim, *(f.claim for f in together.fellows if f.claim < fellow.claim)]
    is_copy = any(
        together.sources[report].family == family
        for report in {together.facets[claim].report for claim in earlier} - {fellow.report_id}
    )
    return f"{name}, {LINKS['reprint']}" if is_copy else name


def why_linked(together: Together, fellow: Fellow) -> str:
    """What speaks for two claims telling of one event and what against, as HTML."""
    pair = min(together.claim, fellow.claim), max(together.claim, fellow.claim)
    if together.rulings.get(pair, ("", 0))[0] == "one":
        return f'<p class="fp-note fp-faint">{LINKS["ruled_one"]}</p>'
    if not fellow.parts:
        return f'<p class="fp-note fp-faint">{LINKS["by_way"]}</p>'
    pro = [_part(part) for part in fellow.parts if part.points > 0]
    con = [_part(part) for part in fellow.parts if part.points < 0]
    lines = [f"{LINKS['why']}: {texts.LIST['clause'].join(pro)}."]
    lines += [f"{LINKS['against']}: {texts.LIST['clause'].join(con)}."] if con else []
    return f'<p class="fp-note fp-faint">{"<br>".join(lines)}</p>'


def _part(part: Part) -> str:
    text = PARTS[f"{part.aspect}_{part.finding}"]
    shown = [f"<bdi>{escape(word)}</bdi>" for word in part.told[:_MOST_WORDS]]
    return text.format(*shown, words=texts.LIST["between"].join(shown))


def _actors(ids: Iterable[str]) -> str:
    named = [words.actor_name(each) for each in ids]
    return words.join(named) if named else ""
