"""Why a claim has its date and its places, in words; and that no rule of the reading lacks them."""

from __future__ import annotations

import ast
from datetime import UTC, date, datetime
from itertools import product
from string import Formatter

import pytest
from samples import ROOT

from footprint.model import Claim, DateRange, Place, Report
from footprint.ui import reasons, texts

READING = ROOT / "footprint" / "reading"
TEXT = "On Tuesday a patrol set off, in late January."
REPORT = Report(TEXT, published=datetime(2021, 1, 18, 15, 35, tzinfo=UTC))


def why(first, rule, basis="relative", span=(0, 10), report=REPORT, last=None):
    start = date(*first) if first else None
    dates = DateRange(
        start, date(*last) if last else start, "day" if start else "unknown", basis, rule, span
    )
    claim = Claim("incident", "clash", "occurred", (REPORT.quote(0, 10),), date=dates)
    return reasons.why_date(claim, report).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (((2021, 1, 12), "weekday"), "“On Tuesday”: the latest Tuesday before publication"),
        (((2021, 1, 18), "weekday"), "“On Tuesday”: Monday, the day of publication"),
        (((2021, 1, 19), "weekday_planned"), "“On Tuesday”: told as a plan: the first Tuesday after publication"),
        (((2021, 1, 17), "near_day"), "“On Tuesday”: the day before publication"),
        (((2021, 1, 18), "near_day"), "“On Tuesday”: the day of publication"),
        (((2021, 1, 16), "near_day"), "“On Tuesday”: 2 days before publication"),
        (((2021, 1, 19), "near_day"), "“On Tuesday”: the day after publication"),
        (((2021, 1, 2), "day_month_year", "absolute"), "“On Tuesday”: as written"),
        (((2021, 1, 12), "inherited:weekday", "inherited"), "carried over from “On Tuesday”: the latest Tuesday before publication"),
        (((2021, 1, 12), "inherited:weekday", "inherited", None), "carried over from the words before"),
        (((2020, 1, 21), "end_of_month_year", "absolute"), "“On Tuesday”: the last third of that month, as written"),
        (((2020, 1, 1), "start_of_month_past"), "“On Tuesday”: the first ten days of that month, already over at publication"),
        (((2020, 1, 1), "since"), "“On Tuesday”: from then to the day of publication"),
        ((None, "weekday_without_anchor", "none"), "“On Tuesday”: cannot be counted: the report has no date of its own"),
        ((None, "no_date_in_words", "not_after_publication", None), "the words give no date: some time up to publication"),
        (((2021, 1, 18), "present_state", "publication", None), "told as the state on the day of publication"),
        (((2021, 1, 2), "a_rule_of_tomorrow"), "“On Tuesday”: counted from publication"),
        (((2021, 1, 2), None, "absolute"), "“On Tuesday”: as written"),
        (((2021, 1, 2), "a_rule_of_tomorrow", "inherited"), "carried over from “On Tuesday”"),
        ((None, None, "none", None), "the words give no date"),
    ],
)  # fmt: skip
def test_a_date_says_why(given, told):
    assert why(*given) == told


def test_a_rule_that_counts_from_a_day_that_is_not_known_falls_back_to_the_basis():
    assert why((2021, 1, 12), "weekday", report=Report(TEXT)) == (
        "“On Tuesday”: counted from publication"
    )


KNOWN = {
    "direction": ("past", "this", "next"),
    "value": ("early", "mid", "late"),
    "unit": ("week", "month", "year"),
    "prefix": ("start_of", "middle_of", "end_of"),
    "when.rule": ("weekday", "past_month"),
}
"""What the names in the reading's f-strings of rules may hold; `rule` there is a rule of months."""
MONTH_RULES = ("month", "month_year", "month_past", "month_this", "month_next")


def spelled_out(node):
    """Every rule id that an expression may give; none where it only hands on what another gave."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return spelled_out(node.body) + spelled_out(node.orelse)
    if isinstance(node, ast.BinOp):
        left, right = spelled_out(node.left), spelled_out(node.right)
        if isinstance(node.right, ast.Name):
            right = KNOWN[node.right.id]
        return [a + b for a, b in product(left, right)]
    if isinstance(node, ast.JoinedStr):
        pieces = [
            [piece.value]
            if isinstance(piece, ast.Constant)
            else MONTH_RULES
            if ast.unparse(piece.value) == "rule"
            else KNOWN[ast.unparse(piece.value)]
            for piece in node.values
        ]
        return ["".join(each) for each in product(*pieces)]
    return []


def rules_in(tree):
    """The rule ids in a module: last of a reading's five, of a call that makes one, or set by name."""
    for node in ast.walk(tree):
        is_reading = isinstance(node, ast.Tuple) and len(node.elts) == 5
        if is_reading and not isinstance(node.elts[0], ast.Constant):
            yield from spelled_out(node.elts[4])
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "rule":
            yield from spelled_out(node.value)
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        for keyword in node.keywords:
            if keyword.arg == "rule":
                yield from spelled_out(keyword.value)
        if called == "self.relative":
            told = spelled_out(node.args[3])
            yield from told
            yield from (f"{each}_without_anchor" for each in told)
        elif called == "self.vague":
            told = spelled_out(node.args[2])
            yield from told
            yield from (f"{each}_without_anchor" for each in told)
        elif called == "DateRange" and len(node.args) >= 5:
            yield from spelled_out(node.args[4])
        elif called == "DateMention" and len(node.args) >= 6:
            yield from spelled_out(node.args[5])


DATING = [*sorted(READING.glob("date*.py")), READING / "dating.py", READING / "discourse.py"]
RULES = sorted({rule for path in DATING for rule in rules_in(ast.parse(path.read_text("utf-8")))})


def test_the_rules_of_the_reading_are_found():
    assert {
        "numeric", "weekday", "weekday_past", "near_day", "ago", "since", "month", "month_past",
        "end_of_month_year", "inherited:weekday", "past_month", "early_week", "hijri_day",
        "weekday_planned", "no_date_in_words", "ago_without_anchor", "near_day_without_anchor",
    } <= set(RULES)  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_of_dates_has_its_words(rule):
    told = reasons.rule_in_words(rule)
    assert told
    assert "_" not in told
    assert {name for _, name, _, _ in Formatter().parse(told) if name} <= {"weekday", "distance"}


def test_no_words_are_kept_for_a_rule_that_is_gone():
    assert {rule for rule in texts.DATE_RULES if rule not in RULES} == set()


@pytest.mark.parametrize("rule", ["", "inherited:", "_without_anchor", "end_of_", "end_of_nothing"])
def test_a_rule_not_known_has_no_words(rule):
    assert reasons.rule_in_words(rule) is None


def place(**changes):
    return Place("test:1", "Syria", None, 35, 38, 400, "country", "event", **changes)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (place(start=3, end=10), "“Tuesday”"),
        (place(start=3, end=10, basis="inherited"), "carried over from “Tuesday” before"),
        (place(basis="inherited"), "no place is named: the report is about this country"),
    ],
)
def test_a_place_says_why(given, told):
    said = reasons.why_here(given, REPORT).replace("\u2068", "").replace("\u2069", "")
    assert said == told
