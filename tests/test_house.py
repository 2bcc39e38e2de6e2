"""The house: what is tracked, where things come from, what every part has to have."""

import ast
import re
import subprocess
import tomllib

import pytest
import set_up
from samples import ROOT

GIVEN = ("tests/gold/",)
"""Files that are kept as they came."""
BINARY = {".png", ".gz", ".woff2", ".ico", ".npz"}


def find_tracked():
    """Every file that is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file()]


TRACKED = find_tracked()
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in TRACKED
    if path.suffix not in BINARY
}
MODULES = {name: text for name, text in TEXTS.items() if re.fullmatch(r"footprint/.*\.py", name)}


def test_the_repository_is_listed_at_all():
    assert {"Makefile", "README.md", "LICENSE", "pyproject.toml", "footprint/model.py"} <= set(
        TEXTS
    )


def test_no_package_registry_is_named():
    # In pieces, so that this file does not name one either.
    hosts = [
        ("py" + "pi", "org"),
        ("pythonhosted", "org"),
        ("npm" + "js", "org"),
        ("npm" + "js", "com"),
        ("yarnpkg", "com"),
    ]
    pattern = re.compile("|".join(rf"{name}\.{ending}" for name, ending in hosts), re.IGNORECASE)
    assert {
        name: pattern.findall(text) for name, text in TEXTS.items() if pattern.search(text)
    } == {}


def test_nothing_names_a_folder_of_one_machine():
    pattern = re.compile(r"(?<![\w.])/" + r"(work|farm|root|home/\w+)/")
    assert [name for name, text in TEXTS.items() if pattern.search(text)] == []


def test_the_lock_pins_everything_by_hash_and_names_no_place():
    lock = TEXTS["requirements.lock"]
    assert "://" not in lock
    assert "--index" not in lock
    assert "--find-links" not in lock
    entries = re.split(r"\n(?=[a-z])", lock.strip())
    assert len(entries) > 40
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


def test_what_pyproject_asks_for_is_locked():
    asked = tomllib.loads(TEXTS["pyproject.toml"])
    wanted = [*asked["project"]["dependencies"], *asked["dependency-groups"]["dev"]]
    names = {re.split(r"[<>=~!;\[ ]", each)[0].lower().replace("_", "-") for each in wanted}
    locked = set(re.findall(r"^([a-z0-9._-]+)==", TEXTS["requirements.lock"], re.MULTILINE))
    assert names <= locked


def test_every_data_file_is_told_in_the_readme_of_data():
    told = TEXTS["data/README.md"]
    for path in TRACKED:
        name = (
            path.relative_to(ROOT / "data").as_posix()
            if path.is_relative_to(ROOT / "data")
            else None
        )
        if name and name != "README.md":
            folder = name.rsplit("/", 1)[0]
            assert f"`{name}`" in told or f"`{folder}/*`" in told, (
                f"data/README.md says nothing of {name}"
            )


@pytest.mark.parametrize("name", sorted(MODULES))
def test_everything_public_says_what_it_is(name):
    tree = ast.parse(MODULES[name])
    if MODULES[name].strip():
        assert ast.get_docstring(tree), f"{name}: the module opens with no docstring"
    for scope in [tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))]:
        if isinstance(scope, ast.ClassDef) and scope.name.startswith("_"):
            continue
        for node in scope.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                is_public = not node.name.startswith("_")
                assert not is_public or ast.get_docstring(node), f"{name}:{node.lineno} {node.name}"


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
    ours = {n: t for n, t in TEXTS.items() if n.endswith((".py", ".js", ".css", ".md", ".toml"))}
    assert [
        name for name, text in ours.items() if marks.search(text) and not name.startswith(GIVEN)
    ] == []


def test_sql_is_written_in_the_store_alone():
    pattern = re.compile(r"\b(SELECT .* FROM|INSERT INTO|DELETE FROM|PRAGMA \w+)\b")
    outside = [n for n, t in MODULES.items() if pattern.search(t) and "/store/" not in n]
    assert outside == []


# make


def test_make_alone_lists_every_target_a_person_may_type():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for target in (
        "run",
        "test",
        "bench",
        "score",
        "goldens",
        "gazetteer",
        "basemap",
        "lock",
        "clean",
    ):
        assert re.search(rf"^  make {target} +\S", listed, re.MULTILINE), target


def test_the_settings_of_pip_hold_for_uv():
    told = (
        ":env:.find-links='/wheels /more'\n"
        "global.cert='/etc/ssl/ca.crt'\n"
        "global.index-url='https://mirror.example/simple'\n"
        "install.index-url='https://inner.example/simple'\n"
        "global.extra-index-url='file:///a/simple file:///b/simple'\n"
        "global.timeout='60'\n"
    )
    assert set_up.translate(told) == {
        "UV_FIND_LINKS": "/wheels,/more",
        "SSL_CERT_FILE": "/etc/ssl/ca.crt",
        "UV_DEFAULT_INDEX": "https://inner.example/simple",
        "UV_INDEX": "file:///a/simple file:///b/simple",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }
    assert set_up.translate("") == {}


CLOSING = "===== 3 passed, 1 skipped in 0.12s ====="


@pytest.mark.parametrize(
    ("output", "status", "ends_with"),
    [
        (f"x\n{CLOSING}\n", 0, CLOSING),
        ("12 passed in 1.20s\n4 passed in 3.00s\n", 0, "12 passed in 1.20s\n4 passed in 3.00s"),
        ("no tests ran in 0.01s\n", 1, "no test ran"),
        ("all well\n", 1, "no test ran"),
        (
            "===== 1 failed, 3 passed in 0.12s =====\nmake: *** Error 1\n!fail",
            2,
            "1 failed, 3 passed in 0.12s =====",
        ),
        ("2 errors in 0.12s\n!fail", 2, "2 errors in 0.12s"),
    ],
)
def test_ci_tells_the_closing_line_and_fails_where_nothing_ran(tmp_path, output, status, ends_with):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_text(TEXTS[".ci/run"])
    fails = output.endswith("!fail")
    (tmp_path / "said").write_text(output.removesuffix("!fail"))
    (tmp_path / "Makefile").write_text(f"test:\n\t@cat said\n\t@{'exit 3' if fails else 'true'}\n")
    done = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == status
    assert done.stdout.strip().endswith(ends_with)


def test_what_goes_over_the_wire_is_compressed():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["enableWebsocketCompression"]
    assert settings["server"]["address"] == "127.0.0.1"
    assert not settings["browser"]["gatherUsageStats"]


def test_errors_show_no_code():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["client"]["showErrorDetails"] == "none"
    assert settings["client"]["toolbarMode"] == "minimal"
    assert "cookieSecret" not in settings["server"]  # a secret that ships is none


def test_every_promise_of_security_md_is_proved_by_a_test_that_exists():
    told = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXTS["SECURITY.md"])
    assert len(told) > 40
    for name, test in told:
        assert re.search(rf"^def {test}\(", TEXTS[name], re.MULTILINE), f"{name} has no {test}"
    rows = [
        line
        for line in TEXTS["SECURITY.md"].splitlines()
        if line.startswith("| ") and "`tests/" in line
    ]
    promises = TEXTS["SECURITY.md"].split("## What is promised")[1].split("## How the fetching")[0]
    listed = [line for line in promises.splitlines() if re.match(r"\| (?!promise)\S", line)]
    assert listed == rows  # no promise without its proof
