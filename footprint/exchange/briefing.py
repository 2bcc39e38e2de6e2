"""A filter → a page to be printed: the map's picture, the counts, and every claim with its words and its source.

One HTML file without scripts, which a browser prints or saves as PDF. What reports say is escaped text.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from html import escape
from urllib.parse import urlencode

from footprint.actors import groups
from footprint.exchange.facts import name_of, quote_of
from footprint.exchange.formats import by_day
from footprint.exchange.news import headline
from footprint.exchange.picture import Picture
from footprint.filters import Filter
from footprint.store import Outgoing, Store
from footprint.view import Snapshot
from footprint.wording.texts import fill
from footprint.wording.texts_exchange import BRIEFING

MOST = 2000
"""Claims on one page; more are counted and left to the other formats."""
_STYLE = """
@page { margin: 18mm; } body { max-width: 900px; margin: 24px auto; padding: 0 16px; color: #1c1b19;
  font: 14px/1.45 system-ui, "Noto Sans", "Noto Naskh Arabic", sans-serif; }
h1 { font: 700 26px/1.2 Georgia, serif; margin-bottom: 4px; } svg { width: 100%; height: auto; border: 1px solid #ccc; }
svg text { font: 600 12px system-ui, sans-serif; paint-order: stroke; stroke: #fff; stroke-width: 3px; }
table { border-collapse: collapse; margin: 12px 24px 12px 0; display: inline-table; vertical-align: top; }
th, td { text-align: start; padding: 3px 14px 3px 0; border-bottom: 1px solid #ddd; } td:last-child { text-align: end; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 0; margin: 8px 0; }
.legend i { display: inline-block; inline-size: 10px; block-size: 10px; border-radius: 50%; margin-inline-end: 6px;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }
article { break-inside: avoid; border-top: 1px solid #ccc; padding: 10px 0; } h3 { font-size: 15px; margin: 0; }
blockquote { margin: 6px 0; padding: 6px 12px; background: #f4f1ea; text-align: start; } p { margin: 3px 0; color: #555; }
"""


def make_briefing(store: Store, snapshot: Snapshot, query: Filter, at: datetime) -> str:
    """The page; claims in the order of their days, those without one last. May raise StoreError."""
    selection = snapshot.select(query)
    counts = selection.counts()
    told = urlencode(query.to_query()) or BRIEFING["everything"]
    sources: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    types: Counter[str] = Counter()
    picture = Picture()
    articles: list[str] = []
    first, last = "9999", ""
    for each in store.leaving(by_day(selection)):
        body, when = each.body, each.body["date"]
        sources[each.source or BRIEFING["no_source"]] += 1
        actors.update({name_of(actor["id"]) for actor in body["actors"]})
        types[body["type"].replace("_", " ")] += 1
        picture.add(body)
        if when["start"]:
            first, last = min(first, when["start"]), max(last, when["end"])
        if len(articles) < MOST:
            articles.append(_article(each))
    span = f"{first} – {last}" if last else ""
    outside = picture.outside()
    more = counts.claims - len(articles)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(BRIEFING['title'])}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(fill(BRIEFING['lead'], n=counts.claims))}</h1>"
        f"<p>{escape(span)}</p><p>{escape(BRIEFING['filter'])}: {escape(told)}</p>"
        f"<p>{escape(BRIEFING['made'].format(at=f'{at:%Y-%m-%d %H:%M} UTC', n=snapshot.revision))}</p>"
        f"{picture.draw()}{_legend(picture)}<p>{escape(BRIEFING['caption'])}</p>"
        f"<p>{escape(BRIEFING['counts'].format(on=f'{counts.on_map:,}', off=f'{counts.not_on_map:,}'))} "
        f"{escape(fill(BRIEFING['outside'], n=outside)) if outside else ''}</p>"
        f"{_table(BRIEFING['types'], types)}{_table(BRIEFING['actors'], actors)}"
        f"{_table(BRIEFING['sources'], sources)}"
        f"{''.join(articles)}"
        + (f"<p>{escape(fill(BRIEFING['more'], n=more))}</p>" if more > 0 else "")
        + "</body></html>\n"
    )


def _legend(picture: Picture) -> str:
    """Whose colour is which."""
    named = {group.id: group for group in groups()}
    found = [named[each] for each in picture.groups() if each in named]
    items = "".join(
        f'<li><i style="background:{escape(group.colour)}"></i>{escape(group.en)}</li>'
        for group in found
    )
    return f'<ul class="legend">{items}</ul>' if items else ""


def _table(title: str, counts: Counter[str]) -> str:
    rows = "".join(
        f'<tr><td dir="auto">{escape(name)}</td><td>{count:,}</td></tr>'
        for name, count in counts.most_common(12)
    )
    return f"<table><tr><th>{escape(title)}</th><th></th></tr>{rows}</table>"


def _article(each: Outgoing) -> str:
    place = each.body["places"][0]["precision"] if each.body["places"] else BRIEFING["no_place"]
    source = " · ".join(
        filter(None, (each.source, each.title, (each.published or "")[:10], each.url))
    )
    known = BRIEFING["known"].format(
        place=place,
        date=each.body["date"]["precision"].replace("_", " "),
        grade=each.certainty.replace("_", " "),
        number=each.number,
    )
    return (
        f'<article><h3>{escape(headline(each))}</h3><blockquote dir="auto">{escape(quote_of(each.body))}'
        f'</blockquote><p dir="auto">{escape(source)}</p><p>{escape(known)}</p></article>'
    )
