"""The texts and claims in parts/ -> NN_slug.txt and NN_slug.json in this folder (`python3 build.py`).

All reports are synthetic. A paragraph is written together with its claims. Every quote, actor, place and date is named by
its own words; the script finds them in the claim's quotes, else in the paragraph, else in the report, asserts that they are
there exactly once, and writes the offsets. ("words", n) is the n-th in the paragraph from 0; "first ~~ last" is a run; a
number as a quote is that sentence of the paragraph. Words outside the quotes make a date or place `inherited`.
"""

import csv
import datetime as dt
import hashlib
import importlib
import json
import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
INCIDENT = set("""clash attack shelling airstrike drone_strike ied suicide_bombing explosion air_landing raid arrest abduction
assassination territory_taken interception collision overflight protest agreement destruction other""".split())
PRESENCE = set("""present deployed reinforced reduced withdrawn relocated base_established base_handed_over patrol joint_patrol
convoy checkpoint exercise controls""".split())
STATEMENT = set("demand accuse deny threaten pledge consult condemn confirm announce".split())
MODALITY = set("occurred ongoing planned attempted demanded threatened denied hypothetical former".split())
ROLES = {"i": "initiator", "t": "target", "h": "holder", "p": "partner", "s": "speaker", "a": "addressee", "v": "victim",
         "n": "named"}
PLACE_ROLES = set("event origin destination via venue topic".split())
RELATIONS = set("""in outskirts near countryside between along km_from north_of south_of east_of west_of northeast_of northwest_of
southeast_of southwest_of""".split())
DATE_BASIS = set("absolute relative inherited publication not_after_publication none".split())
ACTORS = set("""usa usa.mil coalition rus rus.mil rus.mfa tur tur.mil irn irn.irgc irn.militias isr isr.mil fra.mil gbr gbr.mil
jor.mil lbn lbn.mil hezbollah hamas syr.gov syr.gov.mil syr.transition syr.transition.mil syr.sdf syr.sdf.ypg syr.sdf.asayish
syr.sdf.dmc syr.opposition syr.sna syr.hts isis pkk irq irq.mil irq.pmf irq.krg ukr ukr.mil sdn.gov sdn.gov.mil sdn.rsf yem.gov
yem.gov.mil yem.houthi yem.stc sau.mil lby.lna lby.gov lby.gov.mil org.un org.sana org.sohr org.source unknown civilians""".split())
DAYS = dict(zip("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(), range(7), strict=True))
MONTHS = "January February March April May June July August September October November December".split()
PINS = ("exact", "settlement")
REPORTS = {}


def load_places():
    """{key: {id, name_en, name_ar, lat, lon, radius_km, precision}} of places.csv."""
    out = {}
    with (HERE / "places.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["key"]
            assert key not in out, f"place twice: {key}"
            out[key] = {"id": f"hand:{key}", "name_en": row["name"], "name_ar": None, "lat": float(row["lat"]),
                        "lon": float(row["lon"]), "radius_km": float(row["radius_km"]), "precision": row["precision"]}
    return out


PLACES = load_places()


# ---------------------------------------------------------------- what the parts are written in

def report(number, slug, published, title=None, title_claims=()):
    """Opens a report; the paragraphs that follow are its own. A title is its first line."""
    assert number not in REPORTS, f"number twice: {number}"
    REPORTS[number] = {"slug": slug, "published": published, "title": title, "paras": [], "must_not": []}
    if title:
        para(title, *title_claims)


def para(text, *claims, no=()):
    """A paragraph, the claims its words make, and the spans (words, why, aims) that must yield nothing."""
    REPORTS[list(REPORTS)[-1]]["paras"].append((text.strip(), claims, no))


def claim(type_, actors=(), places=(), date=None, quote=0, modality="occurred", count=None, by=None, optional=False, show=(),
          title=None, section="body", also=()):
    """One claim. `actors`: "i usa.mil words"; `show`: presence types of a force named in it, "checkpoint usa.mil";
    `title`: words of the report's title that tell it too; `also`: words of other paragraphs that do."""
    return locals()


def at(key, words, role="event", relation="in", **change):
    """A place: its key in places.csv, its words (None: nowhere in the text), and what differs from the table."""
    return key, words, role, relation, change


def day(words):
    """A date whose words name day, month and year."""
    found = re.search(r"(\d{1,2}) (\w+),? (\d{4})", words) or re.search(r"(\w+) (\d{1,2}),? (\d{4})", words)
    number, month, year = found.groups() if found[1].isdigit() else (found[2], found[1], found[3])
    return on(words, f"{year}-{MONTHS.index(month) + 1:02d}-{int(number):02d}", basis="absolute")


def on(words, start, end=None, precision=None, basis="relative", accept=None):
    """A date: its words (None: no words), the interval, and other intervals that are as good."""
    return words, start, end or start, precision or ("day" if end in (None, start) else "range"), basis, accept


def now(published, words=None):
    """A present state: the day of publication; no date is accepted too."""
    return on(words, published, basis="publication", accept=[[None, None]])


def past(*accept):
    """No date in the words; the intervals that a reader may still take from what stands around."""
    return None, None, None, "unknown", "not_after_publication", list(map(list, accept)) or None


NONE = (None, None, None, "unknown", "none", None)
PAST = past()


# ---------------------------------------------------------------- words -> offsets

def sentences(text):
    """(start, end) of each sentence, without its final stop."""
    short = re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec|St|Gen|Col|Lt|Brig|Mr|Dr|Fla|No|[ap]\.m|U\.S)$")
    ends = [m.start() for m in re.finditer(r"[.!?][”\"]?(?=\s+[A-Z“\"0-9(]|$)", text) if not short.search(text[: m.start()])]
    ends = ends or [len(text)]
    starts = [0] + [re.compile(r"[.!?][”\"]?\s+").match(text, end).end() for end in ends[:-1]]
    return list(zip(starts, ends, strict=True))


def find(text, words, scopes):
    """The span of the words in the first scope that has them; there they must be unique."""
    words, n = words if isinstance(words, tuple) else (words, None)
    head, _, tail = words.partition(" ~~ ")
    for first, last in scopes:
        hits = [m.start() + first for m in re.finditer(re.escape(head), text[first:last])]
        if hits and n is None and len(hits) > 1:
            hits = [h for h in hits if not (text[h - 1:h].isalnum() and head[0].isalnum())
                    and not text[h + len(head):h + len(head) + 1].isalnum()] if not tail else hits
        if hits and (n is None or n < len(hits)):
            assert n is not None or len(hits) == 1, f"{len(hits)} times: {head!r}"
            start = hits[n or 0]
            end = text.index(tail, start + len(head)) + len(tail) if tail else start + len(head)
            return start, end
    raise AssertionError(f"not there: {words!r}")


def quote_span(text, words, scope):
    if isinstance(words, int):
        start, end = sentences(text[slice(*scope)])[words]
        return start + scope[0], end + scope[0]
    return find(text, words, [scope, (0, len(text))])


def within(span, quotes):
    return any(a <= span[0] and span[1] <= b for a, b in quotes)


def place_json(text, scopes, quotes, place):
    key, words, role, relation, change = place
    out = {**PLACES[key], "relation": relation, "role": role}
    assert role in PLACE_ROLES and relation in RELATIONS, place
    if relation in ("countryside", "along") and out["precision"] in PINS:
        out |= {"precision": "area", "radius_km": max(25.0, out["radius_km"])}
    elif relation != "in" and out["precision"] in PINS:
        out |= {"precision": "near", "radius_km": max(10.0, out["radius_km"])}
    span = find(text, words, scopes) if words else (None, None)
    basis = "stated" if words and within(span, quotes) else "inherited"
    if basis == "inherited" and out["precision"] in PINS:
        out |= {"precision": "near", "radius_km": max(10.0, out["radius_km"])}
    out |= {"basis": basis, "start": span[0], "end": span[1]} | change
    assert not (basis == "inherited" and out["precision"] in PINS), ("inherited pin", place)
    return out


def date_json(text, published, scopes, quotes, date):
    words, start, end, precision, basis, accept = date
    span = find(text, words, scopes) if words else None
    assert basis in DATE_BASIS, date
    if span and not within(span, quotes) and basis in ("absolute", "relative"):
        basis = "inherited"
    if start:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
        said = text[slice(*span)] if span else ""
        assert first <= last and (precision == "day") == (first == last), date
        for name, number in DAYS.items():
            assert name not in said or precision != "day" or first.weekday() == number, (said, start)
        assert published or basis in ("absolute", "inherited") or accept, ("no publication date to count from", date)
        assert not re.search(r"\b[Yy]esterday|last night", said) or first == published - dt.timedelta(1), (said, start)
        assert not re.search(r"\b[Tt]oday|this morning", said) or first == published, (said, start)
    return {"start": start, "end": end, "precision": precision, "basis": basis, "span": span and list(span)} | (
        {"accept": accept} if accept else {})


def claim_json(text, published, scope, title, c):
    type_ = c["type_"]
    kind = "incident" if type_ in INCIDENT else "presence" if type_ in PRESENCE else "statement"
    assert type_ in INCIDENT | PRESENCE | STATEMENT and c["modality"] in MODALITY, type_
    words = c["quote"] if isinstance(c["quote"], list) else [c["quote"]]
    quotes = [quote_span(text, w, scope) for w in words] + [find(text, w, [(0, len(text))]) for w in c["also"]]
    if c["title"]:
        quotes.append(find(text, c["title"], [(0, len(title))]))
    scopes = [*quotes, scope, (0, len(text))]
    actors = []
    for actor in c["actors"]:
        actor, n = actor if isinstance(actor, tuple) else (actor, None)
        role, id_, said = (*actor.split(" ", 2), None)[:3]
        assert id_ in ACTORS, id_
        start, end = find(text, said if n is None else (said, n), scopes if n is None else scopes[-2:]) if said else (None, None)
        actors.append({"id": id_, "role": ROLES[role], "start": start, "end": end})
    by = None
    if c["by"]:
        id_, said = c["by"].split(" ", 1)
        assert id_ in ACTORS, id_
        by = dict(zip(("id", "start", "end"), (id_, *find(text, said, scopes)), strict=True))
    if c["count"]:
        find(text, c["count"][0], scopes)
    return {"kind": kind, "type": type_, "modality": c["modality"], "section": c["section"],
            "count": c["count"] and {"text": c["count"][0], "min": c["count"][1]}, "actors": actors,
            "places": [place_json(text, scopes, quotes, p) for p in c["places"]],
            "date": date_json(text, published, scopes, quotes, c["date"] or NONE),
            "quotes": [{"start": a, "end": b, "text": text[a:b]} for a, b in quotes], "attributed_to": by} | (
            {"optional": True} if c["optional"] else {})


def shown(c):
    """The presence that an incident shows: same quotes, event places and date."""
    for words in c["show"]:
        type_, id_ = words.split(" ")
        holder = [a for a in c["actors"] if (a[0] if isinstance(a, tuple) else a).split(" ")[1] == id_]
        assert len(holder) == 1, words
        named = holder[0]
        named = ("h" + named[0][1:], named[1]) if isinstance(named, tuple) else "h" + named[1:]
        yield c | {"type_": type_, "actors": [named], "count": None, "show": (),
                   "modality": "ongoing" if type_ == "present" else "occurred",
                   "places": [p for p in c["places"] if p[2] == "event"]}


def report_json(item):
    text, scopes = "", []
    for words, _, _ in item["paras"]:
        scopes.append((len(text), len(text) + len(words)))
        text += words + "\n\n"
    text = text.rstrip() + "\n"
    title, published = item["title"] or "", item["published"] and dt.datetime.fromisoformat(item["published"]).date()
    claims, must_not = [], []
    for scope, (words, given, no) in zip(scopes, item["paras"], strict=True):
        for c in given:
            try:
                claims += [claim_json(text, published, scope, title, one) for one in (c, *shown(c))]
            except (AssertionError, ValueError, IndexError, KeyError) as error:
                raise SystemExit(f"{item['slug']}: {error!r} in {c['type_']} of {words[:60]!r}") from error
        for said, why, aims in no:
            start, end = find(text, said, [scope])
            must_not.append({"start": start, "end": end, "text": text[start:end], "for": aims.split(), "why": why})
    claims.sort(key=lambda c: c["quotes"][0]["start"])
    return text, {"version": 1, "report": {"id": hashlib.sha256(text.encode()).hexdigest(), "title": item["title"],
                                           "published": item["published"], "language": "en", "source": None, "url": None},
                  "claims": claims, "must_not": must_not}


def build():
    sys.path.insert(0, str(HERE))
    sys.modules.setdefault("build", sys.modules[__name__])
    for part in sorted((HERE / "parts").glob("*.py")):
        importlib.import_module(f"parts.{part.stem}")
    for old in HERE.glob("[0-9][0-9]_*"):
        old.unlink()
    tally, lengths = Counter(), []
    for number, item in sorted(REPORTS.items()):
        text, gold = report_json(item)
        for c in gold["claims"]:
            assert all(q["end"] - q["start"] > 12 for q in c["quotes"]), (item["slug"], c["quotes"])
            assert all(text[q["start"]:q["end"]] == q["text"] for q in c["quotes"])
            tally.update([c["kind"], f'type {c["type"]}', f'date {c["date"]["precision"]}', f'modality {c["modality"]}'])
            tally.update(f'place {p["precision"]} {p["basis"]}' for p in c["places"])
        lengths.append(len(text.split()))
        (HERE / f"{number:02d}_{item['slug']}.txt").write_bytes(text.encode())
        (HERE / f"{number:02d}_{item['slug']}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(len(REPORTS), "reports,", sum(lengths), "words,", *(f"{n} {name};" for name, n in sorted(tally.items())))


if __name__ == "__main__":
    build()
