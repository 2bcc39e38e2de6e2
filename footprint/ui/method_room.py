"""What the marks mean and how often they are wrong → the page of the method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from importlib.metadata import version

import streamlit as st

from footprint.reading import reader_version
from footprint.scores import SHARES, read_scores
from footprint.ui import texts, words
from footprint.wording.texts_method import METHOD

_FORMS = ("pin", "near", "area", "off")
_CERTAINTIES = ("single_source", "corroborated", "confirmed", "contested", "discounted")


def show_method(today: date) -> None:
    """The whole page. `today` is the day of the citation. May raise DataError."""
    parts = [
        f'<h1>{METHOD["title"]}</h1><p class="fp-lead">{METHOD["lead"]}</p>',
        _told("flow"),
        _told("precision", _forms()),
        _told("time"),
        _told("modality"),
        _told("certainty", _certainties()),
        _told("accuracy", accuracy(read_scores())),
        _listed("limits", "limit_words", "limit_places", "limit_sources", "limit_presence"),
        _listed("ethics", "ethics_past", "ethics_people", "ethics_harm"),
        _told("sources"),
        _told("cite", _citation(today)),
    ]
    st.html(f'<article class="fp-method">{"".join(parts)}</article>')


def _told(name: str, more: str = "") -> str:
    return f"<section><h2>{METHOD[name]}</h2><p>{METHOD[f'{name}_text']}</p>{more}</section>"


def _listed(name: str, *lines: str) -> str:
    items = "".join(f"<li>{METHOD[line]}</li>" for line in lines)
    return f'<section><h2>{METHOD[name]}</h2><ul class="fp-plain">{items}</ul></section>'


def _forms() -> str:
    items = "".join(
        f'<li><i class="fp-form fp-form-{form}" aria-hidden="true"></i><span>{METHOD[form]}</span></li>'
        for form in _FORMS
    )
    return f'<ul class="fp-forms">{items}</ul>'


def _certainties() -> str:
    rows = "".join(
        f"<dt>{texts.CERTAINTIES[name]}</dt><dd>{METHOD[name]}</dd>" for name in _CERTAINTIES
    )
    return f"<dl>{rows}</dl>"


def accuracy(scores: Mapping[str, Mapping[str, float]]) -> str:
    """The table of figures, a column for each set of reports, as HTML."""
    head = "".join(f'<th scope="col">{METHOD[f"set_{name}"]}</th>' for name in scores)
    counts = "".join(f"<td>{texts.number(int(row['gold_claims']))}</td>" for row in scores.values())
    lines = [f'<tr><th scope="row">{METHOD["gold_claims"]}</th>{counts}</tr>']
    for metric in SHARES:
        cells = "".join(f"<td>{share(row[metric])}</td>" for row in scores.values())
        lines.append(f'<tr><th scope="row">{METHOD[metric]}</th>{cells}</tr>')
    return (
        f'<div class="fp-scroll" tabindex="0" role="region" aria-label="{escape(METHOD["accuracy"], quote=True)}">'
        f'<table class="fp-scores"><thead><tr><th scope="col">{METHOD["set"]}</th>{head}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div><p>{METHOD['accuracy_note']}</p>"
    )


def share(figure: float) -> str:
    """ "87 %" """
    return f"{texts.figures(round(figure * 100))}\u202f%"


def _citation(today: date) -> str:
    told = METHOD["citation"].format(
        version=version("footprint"), reader=reader_version(), day=words.day(today)
    )
    return f'<p class="fp-cite"><bdi>{escape(told)}</bdi></p>'
