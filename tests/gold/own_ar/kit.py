"""Words to offsets: a report's text and the claims written beside it → the JSON of a gold file.

Every quote, actor, place and date is named by its own words. They are looked for in the claim's first quote, else in the
whole text, and must be there exactly once; `Nth(words, k)` names the k-th time (from 0) in the whole text and
`InQuote(words, k)` the k-th in the quote. Whatever is missing, ambiguous or against the contract stops the build.
"""
import datetime as dt
import hashlib
import json
import re

INCIDENT = set("""clash attack shelling airstrike drone_strike ied suicide_bombing explosion air_landing raid arrest
abduction assassination territory_taken interception collision overflight protest agreement destruction other""".split())
PRESENCE = set("""present deployed reinforced reduced withdrawn relocated base_established base_handed_over patrol
joint_patrol convoy checkpoint exercise controls""".split())
STATEMENT = set("demand accuse deny threaten pledge consult condemn confirm announce".split())
MODALITY = set("occurred ongoing planned attempted demanded threatened denied hypothetical former".split())
SECTION = set("title body caption related".split())
RELATION = set("""in outskirts near countryside between along north_of south_of east_of west_of northeast_of northwest_of
southeast_of southwest_of km_from""".split())
PRECISION = set("exact settlement near area admin3 admin2 admin1 country".split())
DATE_PRECISION = set("day days week part_of_month month season year range unknown".split())
DATE_BASIS = set("absolute relative publication not_after_publication none".split())
ACTORS = set("""usa usa.mil coalition rus rus.mil rus.mfa tur tur.mil irn irn.irgc irn.militias isr isr.mil isr.settlers
syr.gov syr.gov.mil syr.transition syr.transition.mil syr.sdf syr.sdf.ypg syr.sdf.asayish syr.sdf.dmc syr.opposition syr.sna
syr.hts syr.local syr.tribes isis hezbollah pkk irq irq.mil irq.pmf irq.krg lbn lbn.mil jor jor.mil gbr gbr.mil fra fra.mil hamas pij
pse.gov ukr ukr.mil sdn.gov sdn.gov.mil sdn.rsf sdn.joint sdn.splm_n yem.gov yem.gov.mil yem.houthi yem.stc aqap sau sau.mil
lby.lna lby.gov lby.gov.mil are are.mil org.un org.source org.sohr org.sana org.media unknown civilians""".split())
WEEKDAYS = {"الإثنين": 0, "الاثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6}

PLACES = {}
REPORTS = []


class Nth(str):
    """Words with their number among the same words in the whole text."""

    def __new__(cls, words, k=0):
        new = super().__new__(cls, words)
        new.k = k
        return new


class InQuote(Nth):
    """Words with their number among the same words in the claim's first quote."""


def place(key, ident, english, arabic, lat, lon, radius_km, precision):
    """A row of the table of places."""
    assert key not in PLACES, f"{key} is there already"
    assert precision in PRECISION, precision
    PLACES[key] = (ident, english, arabic, lat, lon, radius_km, precision)


# what a claim is written with


def actor(role):
    return lambda ident, words=None: (ident, role, words)


ini, tgt, hol, par, spk, adr, vic, sub = map(
    actor, "initiator target holder partner speaker addressee victim subject".split()
)


def in_role(role):
    return lambda key, words, rel="in", **more: dict(key=key, words=words, rel=rel, role=role, **more)


at, src, dst, via, top, venue = map(in_role, "event origin destination via topic venue".split())


def on(words, start, end=None, prec=None, basis="relative", accept=()):
    """A date; basis is `relative` or `absolute` where its words stand in a quote, and else `inherited`."""
    end = end or start
    return dict(words=words, start=start, end=end, prec=prec or ("day" if start == end else "range"), basis=basis, accept=list(accept))


NEVER = [None, None]
"""An interval for `accept`: leaving the date out is as right."""
UNDATED = dict(words=None, start=None, end=None, prec="unknown", basis="not_after_publication", accept=[])
NODATE = dict(words=None, start=None, end=None, prec="unknown", basis="none", accept=[])


def now(day):
    """A state in the present tense: the day of publication."""
    return on(None, day, basis="publication")


def c(type, quote, actors=(), places=(), date=UNDATED, mod="occurred", sec="body", count=None, by=None, opt=False):
    """A claim. quote: words, or a list of them, the clause first and the title that repeats it after."""
    quotes = [quote] if isinstance(quote, str) else list(quote)
    return dict(type=type, quotes=quotes, actors=list(actors), places=list(places), date=date, mod=mod, sec=sec, count=count, by=by, opt=opt)


def shows(incident, *presences):
    """The incident, and with the same quote, event place and date the presence it shows: (type, holder id, words)."""
    out = [incident]
    for type, ident, *words in presences:
        named = words or [a[2] for a in incident["actors"] if a[0] == ident]
        mod = "ongoing" if type == "present" else "occurred" if incident["mod"] == "attempted" else incident["mod"]
        out.append({**incident, "type": type, "actors": [hol(ident, named[0])], "count": None, "mod": mod,
                    "places": [p for p in incident["places"] if p["role"] == "event"]})
    return out


def report(slug, published, text, claims=(), must_not=(), title=None):
    """Take a report up. must_not: (words, why); "first words~~last words" is the run between them."""
    flat = [x for claim in claims for x in (claim if isinstance(claim, list) else [claim])]
    REPORTS.append((slug, published, text.strip("\n") + "\n", flat, list(must_not), title))


# words to offsets


def find(text, words, inside=None):
    """(start, end) of the words: in the quote first, else in the whole text."""
    if type(words) is Nth:
        hits = [m.start() for m in re.finditer(re.escape(str(words)), text)]
        assert len(hits) > words.k, f"not there {words.k + 1} times: {words}"
        return hits[words.k], hits[words.k] + len(words)
    if inside:
        a, b = inside
        hits = [a + m.start() for m in re.finditer(re.escape(str(words)), text[a:b])]
        if isinstance(words, InQuote):
            assert len(hits) > words.k, f"not in the quote {words.k + 1} times: {words}"
            return hits[words.k], hits[words.k] + len(words)
        assert len(hits) < 2, f"{len(hits)} times in the quote: {words}"
        if hits:
            return hits[0], hits[0] + len(words)
    hits = [m.start() for m in re.finditer(re.escape(str(words)), text)]
    assert len(hits) == 1, f"{len(hits)} times in the text: {words}"
    return hits[0], hits[0] + len(words)


def find_quote(text, words):
    """As find; 'first words~~last words' runs from the one to the nearest following other."""
    if "~~" not in words:
        return find(text, words)
    head, tail = words.split("~~")
    start, after = find(text, Nth(head, words.k) if isinstance(words, Nth) else head)
    end = text.find(tail, after)
    assert end >= 0, f"not after '{head}': {tail}"
    return start, end + len(tail)


def check_words(words, start, end, published):
    """A day named by its weekday, or as yesterday or today, is that day."""
    if start != end:
        return
    for name, number in WEEKDAYS.items():
        if re.search(rf"(?<!\w)(ال)?{name}(?!\w)", words):
            assert start.weekday() == number, f"'{words}' is {start}, a day {start.weekday()}"
    if re.search(r"أول (من )?أمس", words):
        assert start == published - dt.timedelta(2), f"'{words}' is {start}"
    elif re.search(r"(?<!\w)(ال)?أمس(?!\w)", words):
        assert start == published - dt.timedelta(1), f"'{words}' is {start}"
    elif re.search(r"(?<!\w)اليوم(?! نفسه| ذاته| التالي| السابق)", words):
        assert start == published, f"'{words}' is {start}"


def place_json(text, quotes, p):
    ident, english, arabic, lat, lon, radius, precision = PLACES[p["key"]]
    rel = p["rel"]
    assert rel in RELATION, rel
    if rel == "countryside" or rel == "along":
        precision, radius = "area", max(radius, 20)
    elif rel == "between":
        precision, radius = "near", max(radius, 15)
    elif rel != "in" and precision in ("settlement", "exact"):
        precision, radius = "near", max(radius + 4, 8)
    precision, radius = p.get("prec") or precision, p.get("r") or radius
    lat, lon = p.get("point") or (lat, lon)
    start, end = find(text, p["words"], quotes[0])
    stated = any(a <= start and end <= b for a, b in quotes)
    if not stated and precision in ("settlement", "exact"):
        precision, radius = "near", max(radius, 10)
    assert precision in PRECISION, precision
    return {"id": ident, "name_en": english, "name_ar": arabic, "lat": lat, "lon": lon, "radius_km": radius,
            "precision": precision, "relation": rel, "role": p["role"], "basis": "stated" if stated else "inherited",
            "start": start, "end": end}


def date_json(text, quotes, published, date):
    span = list(find(text, date["words"], quotes[0])) if date["words"] else None
    basis = date["basis"]
    if span and not any(a <= span[0] and span[1] <= b for a, b in quotes):
        basis = "inherited"
    else:
        assert basis in DATE_BASIS, basis
    assert date["prec"] in DATE_PRECISION, date["prec"]
    if date["start"]:
        start, end = (dt.date.fromisoformat(date[k]) for k in ("start", "end"))
        assert start <= end
        assert span or basis == "publication", "a date needs its words"
        if span:
            check_words(text[span[0]:span[1]], start, end, published)
    else:
        assert date["prec"] == "unknown"
    out = {"start": date["start"], "end": date["end"], "precision": date["prec"], "basis": basis, "span": span}
    return out | ({"accept": date["accept"]} if date["accept"] else {})


def claim_json(text, published, x):
    """One claim in the form of the contract."""
    kind = "incident" if x["type"] in INCIDENT else "presence" if x["type"] in PRESENCE else "statement"
    assert x["type"] in INCIDENT | PRESENCE | STATEMENT, x["type"]
    assert x["mod"] in MODALITY, x["mod"]
    assert x["sec"] in SECTION, x["sec"]
    quotes = [find_quote(text, q) for q in x["quotes"]]
    actors = []
    for ident, role, words in x["actors"]:
        assert ident in ACTORS, ident
        start, end = find(text, words, quotes[0]) if words else (None, None)
        actors.append({"id": ident, "role": role, "start": start, "end": end})
    roles = {role for _, role, _ in x["actors"]}
    wanted = {"incident": {"initiator", "target", "victim", "partner", "subject"}, "presence": {"holder", "partner"},
              "statement": {"speaker", "addressee", "subject", "target"}}[kind]
    assert roles <= wanted, f"{kind} with {roles - wanted}"
    count = by = None
    if x["count"]:
        start, end = find(text, x["count"][0], quotes[0])
        count = {"text": text[start:end], "min": x["count"][1]}
    if x["by"]:
        assert x["by"][0] in ACTORS, x["by"]
        start, end = find(text, x["by"][1], quotes[0])
        by = {"id": x["by"][0], "start": start, "end": end}
    return {"kind": kind, "type": x["type"], "modality": x["mod"], "section": x["sec"], "count": count, "actors": actors,
            "places": [place_json(text, quotes, p) for p in x["places"]], "date": date_json(text, quotes, published, x["date"]),
            "quotes": [{"start": a, "end": b, "text": text[a:b]} for a, b in quotes], "attributed_to": by,
            **({"optional": True} if x["opt"] else {})}


def report_json(published, text, claims, must_not, title):
    """(gold object, problems as words) of a report."""
    day = dt.datetime.fromisoformat(published).date()
    out, nots, problems = [], [], []
    for x in claims:
        try:
            out.append(claim_json(text, day, x))
        except (AssertionError, KeyError) as error:
            problems.append(f"{x['type']} '{x['quotes'][0][:50]}': {error!r}")
    for words, why in must_not:
        try:
            start, end = find_quote(text, words)
            nots.append({"start": start, "end": end, "text": text[start:end], "why": why})
        except AssertionError as error:
            problems.append(f"must_not: {error!r}")
    out.sort(key=lambda x: (x["quotes"][0]["start"], x["kind"], x["type"], json.dumps(x["actors"])))
    once = {json.dumps(x, ensure_ascii=False) for x in out}
    if len(once) < len(out):
        problems.append("a claim is there twice")
    if title:
        assert title in text, title
    head = {"id": hashlib.sha256(text.encode()).hexdigest(), "title": title, "published": published, "language": "ar",
            "source": None, "url": None}
    nots.sort(key=lambda x: x["start"])
    return {"version": 1, "report": head, "claims": out, "must_not": nots}, problems
