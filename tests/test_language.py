"""Languages: every text in every catalogue, plural forms, months, digits, and pages in which no text is hard-coded."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from catalogues import LOCALES, find_texts, modules_of, read_known, render
from samples import ROOT
from streamlit.testing.v1 import AppTest
from test_pages import open_page  # noqa: F401  a fixture

import footprint.wording
from footprint.errors import DataError
from footprint.ui import speaking
from footprint.wording import headlines, language, texts, texts_pages, words
from footprint.wording.language import Language, fill, from_key, preferred
from footprint.wording.language import speaking as in_language

CODES = [code for code in language.languages() if code != "en"]
ARABIC = Language("ar")
_NAMED = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_missing_in_a_catalogue(code):
    """Add the words to data/locale/; `make catalogues` makes room for them."""
    empty = []
    for module in modules_of(code):
        known = read_known(LOCALES / code / f"{module}.po", code)
        for text in find_texts():
            if text.module == module:
                english, said = known.get(text.name, ("", ""))
                if english != text.english or not all(said.split("|")):
                    empty.append(f"{text.name}: {text.english}")
    assert empty == []


@pytest.mark.parametrize("code", CODES)
def test_a_catalogue_is_as_the_tool_writes_it(code):
    for module in modules_of(code):
        path = LOCALES / code / f"{module}.po"
        assert path.read_bytes() == render(code, module, read_known(path, code)), path


@pytest.mark.parametrize("code", CODES)
def test_a_translation_fills_in_no_more_and_no_less_than_the_english(code):
    for module in modules_of(code):
        known = read_known(LOCALES / code / f"{module}.po", code)
        for name, (english, said) in known.items():
            wanted = set(_NAMED.findall(english))
            for form in said.split("|"):
                found = set(_NAMED.findall(form))
                # A form for one number may say it in a word; a sentence of another grammar may need fewer parties.
                spared = {"{n}"} if "|" in said else set()
                assert found <= wanted, name
                assert wanted - found <= spared, name


def test_every_table_of_texts_is_one_of_all_languages():
    """A module of texts ends with `translated(globals())`."""
    for info in pkgutil.iter_modules(footprint.wording.__path__):
        module = importlib.import_module(f"footprint.wording.{info.name}")
        for name, value in vars(module).items():
            if name.strip("_").isupper() and type(value) is dict:
                texts_in_it = [each for each in value.values() if isinstance(each, str)]
                assert not texts_in_it or info.name == "language", f"{info.name}.{name}"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا حوادث"), (1, "حادثة واحدة"), (2, "حادثتان"), (3, "3 حوادث"), (10, "10 حوادث"), (11, "11 حادثة"),
        (99, "99 حادثة"), (100, "100 حادثة"), (103, "103 حوادث"), (1234, "1,234 حادثة"),
    ],
)  # fmt: skip
def test_arabic_has_six_forms_of_a_plural(n, said):
    with in_language(ARABIC):
        assert fill(texts.MAP["incidents"], n=n) == said


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("en", "21–31 January 2020"),
        ("ar", "21–31 كانون الثاني 2020"),
        ("ar-western", "21–31 يناير 2020"),
        ("ar-levant-arab", "٢١–٣١ كانون الثاني ٢٠٢٠"),
        ("ar-western-arab", "٢١–٣١ يناير ٢٠٢٠"),
    ],
)
def test_months_and_digits_are_a_choice(key, told):
    with in_language(from_key(key)):
        assert words.span(date(2020, 1, 21), date(2020, 1, 31)) == told
        assert fill("{n}", n=1234.5) in ("1,234.5", "١٬٢٣٤٫٥")


@pytest.mark.parametrize("key", ["ar", "ar-western", "ar-western-arab", "ar-levant-arab", "en"])
def test_a_language_survives_the_address(key):
    found = from_key(key)
    assert from_key(found.key) == found


@pytest.mark.parametrize("key", [None, "", "xx", "../en", "ar/..", "<script>", "AR"])
def test_what_is_no_language_is_none(key):
    assert from_key(key) is None


def test_a_choice_within_a_language_that_is_none_falls_back():
    assert from_key("ar-moon-roman") == ARABIC


@pytest.mark.parametrize(
    ("accepted", "code"),
    [("ar-SY,ar;q=0.9,en;q=0.8", "ar"), ("fr,en-GB;q=0.7", "en"), ("fr", None), (None, None), (";;,-", None)],
)  # fmt: skip
def test_a_browser_s_own_wish_is_heard(accepted, code):
    found = preferred(accepted)
    assert (found and found.code) == code


def test_a_text_whose_english_changed_is_not_told_in_old_words():
    with in_language(ARABIC):
        assert texts.PAGE["map"] == "الخريطة"
        changed = language.Texts("texts.PAGE", {"map": "Chart"})
        assert changed["map"] == "Chart"


def test_all_ways_into_a_table_are_translated():
    with in_language(ARABIC):
        table = texts_pages.STATES
        assert dict(table) == {**table} == dict(table.items())
        assert list(table.values()) == [table[key] for key in table]
        assert table.get("present") == "حاضرة"
        assert (table | {"x": "y"})["planned"] == "مخطَّط لها"
        assert headlines.HEADLINES.get("clash")[0].startswith("اشتباكات")


def test_a_broken_catalogue_is_named(tmp_path, monkeypatch):
    folder = tmp_path / "eo"
    folder.mkdir()
    (folder / "texts.po").write_text('msgid "unfinished', "utf-8")
    monkeypatch.setenv(language.OWN_LOCALES, str(tmp_path))
    language.catalogue.cache_clear()
    with pytest.raises(DataError, match=r"texts\.po"):
        language.catalogue("eo")
    language.catalogue.cache_clear()


# ------------------------------------------------------------ a third language is a catalogue, and no code


@pytest.fixture
def pseudo(tmp_path, monkeypatch) -> Iterator[None]:
    """Esperanto, every text of which is the English in brackets."""
    write_pseudo(tmp_path)
    monkeypatch.setenv(language.OWN_LOCALES, str(tmp_path))
    for cached in (language.languages, language.catalogue):
        cached.cache_clear()
    yield
    for cached in (language.languages, language.catalogue):
        cached.cache_clear()


def write_pseudo(folder) -> None:
    def bracketed(english: str) -> str:
        return "|".join(
            "\n".join(f"⟦{line}⟧" for line in form.split("\n")) for form in english.split("|")
        )

    known = {text.name: (text.english, bracketed(text.english)) for text in find_texts()}
    (folder / "eo").mkdir()
    for module in modules_of("eo"):
        (folder / "eo" / f"{module}.po").write_bytes(render("eo", module, known))


def unbracketed(shown: str) -> str:
    """What is left of a text without the parts that came from the catalogue."""
    while (inner := re.sub(r"⟦[^⟦⟧]*⟧", "", shown)) != shown:
        shown = inner
    return shown


OWN_NAMES = re.compile(
    r"footprint|ingest FILE|gazetteer import KIND FILE|\.venv/bin/|UTC|Qamishli|Syria|English|العربية|esperanto|Esperanto|"
    r"City|GeoNames|test|CSV|Excel|JSON lines|GeoPackage|GeoJSON|KML"
)
"""Names, and what is typed in a terminal: the same in every language."""


PAGES = sorted({path.name for path in (ROOT / "pages").glob("*.py")} - {"shell.py"})


@pytest.mark.parametrize("page", PAGES)
def test_no_word_of_a_page_is_hard_coded(open_page, pseudo, page):  # noqa: F811
    app = open_page(None if page == "map.py" else page, lang="eo")
    assert app.session_state["language"].code == "eo"
    hard_coded = []
    for shown in shown_on(app):
        left = OWN_NAMES.sub("", unbracketed(shown))
        if re.search(r"[A-Za-z]{2,}", left):
            hard_coded.append(left)
    assert hard_coded == []


def shown_on(app: AppTest) -> Iterator[str]:
    """Every text of a page: that of its HTML outside of quotes, and the labels, hints and options of its widgets."""
    for element in app.get("html"):
        body = element.proto.body
        if "<style" in body or "<script" in body:
            continue
        body = re.sub(r"<blockquote.*?</blockquote>|<bdi>[^⟦⟧<]*</bdi>|<code>.*?</code>", " ", body, flags=re.DOTALL)  # fmt: skip
        body = re.sub(r'<article class="fp-page".*?</article>|<ul class="fp-reports.*?</ul>', " ", body, flags=re.DOTALL)  # fmt: skip
        yield from (unescape(each) for each in re.split(r"<[^>]*>", body) if each.strip())
    for kind in ("warning", "info", "error", "success", "caption", "markdown"):
        yield from (element.value for element in app.get(kind))
    for kind in ("button", "text_input", "date_input", "multiselect", "selectbox", "button_group", "expander", "radio", "text_area", "checkbox", "toggle", "file_uploader", "page_link", "download_button", "number_input"):  # fmt: skip
        for element in app.get(kind):
            for name in ("label", "placeholder", "help"):
                if isinstance(told := getattr(element, name, None) or getattr(element.proto, name, None), str):  # fmt: skip
                    yield told
            if kind != "selectbox":
                for option in getattr(element, "options", None) or ():
                    yield getattr(option, "content", option)


# ------------------------------------------------------------ the page


def test_the_language_of_the_address_holds_on_every_page(open_page):  # noqa: F811
    app = open_page(lang="ar")
    assert "خارج الخريطة" in told(app)
    app.switch_page("reports.py").run()
    assert "تقرير واحد" in told(app)
    assert app.query_params["lang"] == "ar"


def test_a_choice_is_kept_in_the_address_and_leaves_the_filter_alone(open_page):  # noqa: F811
    app = open_page(kinds="presence")
    app.segmented_control(key="lang_pick").set_value("ar").run()
    assert "خارج الخريطة" in told(app)
    assert dict(app.query_params) == {"kinds": "presence", "lang": "ar"}


def test_an_unknown_language_in_a_link_is_no_error(open_page):  # noqa: F811
    app = open_page(lang="tlh")
    assert "Not on the map" in told(app)
    assert "lang" not in dict(app.query_params)


def told(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_request_without_a_person_is_english():
    assert speaking._of_this_tab() is None
    assert language.current() == language.ENGLISH
