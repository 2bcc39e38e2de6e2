"""Who may do what: public is for reading, analysts elsewhere sign in, and an unsafe start is refused with the reason."""

import asyncio
import json

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from footprint.access import Access, Person, Service, get_mode, is_loopback, make_access, read_roles
from footprint.errors import InputError, NotAllowed, UnsafeStart
from footprint.ui import guarding

ROLES = {"ana@example.org": frozenset({"analyst"}), "vic@example.org": frozenset({"viewer"})}
ANA = Person("ana@example.org", frozenset({"analyst"}))


@pytest.fixture(autouse=True)
def _fresh_rules():
    rules = guarding.get_access  # a test may put others in its place
    rules.cache_clear()
    yield
    rules.cache_clear()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("[::1]", True), ("localhost", True),
        ("0.0.0.0", False), ("::", False), ("", False), (None, False), ("192.168.1.5", False),
        ("footprint.example", False), ("localhost.example", False), ("2130706433", False),
    ],
)  # fmt: skip
def test_only_this_machine_is_loopback(address, expected):
    assert is_loopback(address) is expected


@pytest.mark.parametrize("address", ["0.0.0.0", None, "192.168.1.5", "maps.example.org"])
@pytest.mark.parametrize(("roles", "has_sign_in"), [({}, False), ({}, True), (ROLES, False)])
def test_analyst_mode_for_others_without_sign_in_is_refused(address, roles, has_sign_in):
    with pytest.raises(UnsafeStart, match=r"secrets\.toml"):
        make_access("analyst", address, roles, has_sign_in)


def test_the_safe_starts():
    assert make_access("analyst", "127.0.0.1", {}, False) == Access("analyst")
    assert make_access("public", "0.0.0.0", {}, False) == Access("public")
    assert make_access("analyst", "0.0.0.0", ROLES, True).needs_sign_in
    assert make_access("analyst", "127.0.0.1", ROLES, True).needs_sign_in
    with pytest.raises(UnsafeStart, match="no \\[auth\\]"):
        make_access("analyst", "127.0.0.1", ROLES, False)


def test_the_mode_is_read_and_a_wrong_one_refused(monkeypatch):
    assert get_mode() == "analyst"
    monkeypatch.setenv("FOOTPRINT_MODE", "public")
    assert get_mode() == "public"
    monkeypatch.setenv("FOOTPRINT_MODE", "open")
    with pytest.raises(InputError, match="'open' is no mode"):
        get_mode()


def test_the_list_of_roles_is_read_and_a_wrong_one_refused():
    table = {"analyst": ["Ana@Example.org"], "viewer": ["vic@example.org", "ana@example.org"]}
    assert read_roles(table) == {
        "ana@example.org": {"analyst", "viewer"},
        "vic@example.org": {"viewer"},
    }
    for wrong in ({"admin": ["a@b.c"]}, {"analyst": "a@b.c"}):
        with pytest.raises(InputError, match=r"footprint\.roles"):
            read_roles(wrong)


@pytest.mark.parametrize(
    ("signed_in", "name"),
    [
        (None, None),
        ({}, None),
        ({"email": ""}, None),
        ({"email": "eve@example.org"}, None),
        ({"email": "ana@example.org", "email_verified": False}, None),
        ({"email": "Ana@Example.ORG"}, "ana@example.org"),
        ({"email": "vic@example.org", "email_verified": True}, "vic@example.org"),
    ],
)
def test_only_people_on_the_list_are_somebody(signed_in, name):
    person = Access("analyst", True, ROLES).get_person(signed_in)
    assert (person.name if person else None) == name


def test_the_service_asks_before_it_writes(store, seed):
    store.keep(seed, "a")
    signed = Service(store, Access("analyst", True, ROLES))
    reviews, who = signed.reviewing(ANA)
    reviews.accept(who, 1)
    assert store.reviews.history(1)[-1].who == "ana@example.org"
    viewer = signed.access.get_person({"email": "vic@example.org"})
    assert signed.reading(viewer) is store
    for person in (viewer, None, Person("x", frozenset())):
        for call in (signed.reviewing, signed.adding):
            with pytest.raises(NotAllowed, match="analyst"):
                call(person)
    public = Service(store, Access("public"))
    assert public.reading(public.access.get_person(None)) is store
    for person in (ANA, public.access.get_person({"email": "ana@example.org"})):
        with pytest.raises(NotAllowed, match="nobody can change it"):
            public.reviewing(person)


# Our own routes


def ask(monkeypatch, access, path="/footprint/data/0.bin", cookie=None, here="127.0.0.1"):
    """Status and words of the answer to a request that came in at the address `here`."""
    from starlette.responses import PlainTextResponse

    def rules():
        if isinstance(access, Exception):
            raise access
        return access

    async def receive():
        return {"type": "http.request", "body": b""}

    async def send(message):
        sent.append(message)

    sent: list[dict] = []
    monkeypatch.setattr(guarding, "get_access", rules)
    headers = [(b"cookie", f"_streamlit_user={cookie}".encode("latin-1"))] if cookie else []
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    guard = guarding.Guard(PlainTextResponse("the data"))
    asyncio.run(guard(scope | {"server": (here, 80)}, receive, send))
    return sent[0]["status"], sent[1]["body"].decode()


def signed(secret, **payload):
    value = create_signed_value(secret, "_streamlit_user", json.dumps(payload))
    return value.decode("latin-1") if isinstance(value, bytes) else value


def test_a_request_that_came_in_from_elsewhere_is_refused(monkeypatch):
    assert ask(monkeypatch, Access("analyst")) == (200, "the data")
    status, why = ask(monkeypatch, Access("analyst"), here="192.168.1.5")
    assert status == 403
    assert "192.168.1.5" in why
    assert ask(monkeypatch, Access("public"), here="192.168.1.5")[0] == 200
    assert ask(monkeypatch, UnsafeStart("not safe")) == (403, "not safe")


def test_data_is_given_to_people_on_the_list_alone(monkeypatch):
    from streamlit.web.server.server_util import get_cookie_secret

    access, secret = Access("analyst", True, ROLES), get_cookie_secret()
    good = signed(secret, is_logged_in=True, email="vic@example.org")
    assert ask(monkeypatch, access, cookie=good, here="192.168.1.5")[0] == 200
    for cookie in (
        None,
        "garbage",
        good[:-4] + "AAAA",
        signed("another secret", is_logged_in=True, email="vic@example.org"),
        signed(secret, is_logged_in=False, email="vic@example.org"),
        signed(secret, is_logged_in=True, email="eve@example.org"),
        signed(secret, is_logged_in=True),
    ):
        assert ask(monkeypatch, access, cookie=cookie)[0] == 403, cookie
    assert ask(monkeypatch, access, path="/footprint/config/0.json")[0] == 403
    assert ask(monkeypatch, access, path="/footprint/assets/1/page.css")[0] == 200


def test_every_route_of_ours_is_open_to_all_or_guarded():
    from footprint.ui.serving import routes

    paths = [route.path for route in routes()]
    assert len(paths) > 5
    for path in paths:
        assert f"{path}/".startswith((*guarding.OPEN, *guarding.OURS)), path
    assert not [path for path in paths if path.startswith(guarding.OPEN) and "data" in path]


def test_the_address_is_that_of_the_server_or_of_the_proxy_before_it(monkeypatch):
    from streamlit import config

    def address(argv, **options):
        monkeypatch.setattr("sys.argv", argv)
        told = {"server.allowedHosts": ["localhost"], "server.address": None} | options
        monkeypatch.setattr(config, "get_option", told.__getitem__)
        return guarding.served_address()

    uvicorn = ["/usr/lib/python3/uvicorn/__main__.py", "dashboard:app"]
    assert address(uvicorn) == "127.0.0.1"
    assert address([*uvicorn, "--host", "0.0.0.0"]) == "0.0.0.0"
    assert address([*uvicorn, "--host=::"]) == "::"
    assert address(["streamlit"]) is None
    behind = {"server.address": "127.0.0.1", "server.allowedHosts": ["localhost", "a.example"]}
    assert address(["streamlit"], **behind) == "a.example"


def test_an_unsafe_start_ends_the_process_and_says_why(monkeypatch, capsys):
    monkeypatch.setattr(guarding, "served_address", lambda: None)
    with pytest.raises(SystemExit) as ended:
        guarding.refuse_unsafe_start()
    assert ended.value.code == 2
    told = capsys.readouterr().err
    for part in ("every address of this machine", "127.0.0.1", "FOOTPRINT_MODE=public", "[auth]"):
        assert part in told


@pytest.mark.parametrize("secret", ["", "short", "change-me", "a" * 64, "abcabc" * 20])
def test_a_cookie_secret_that_could_be_guessed_is_refused(secret):
    with pytest.raises(UnsafeStart, match=r"cookie_secret.*token_urlsafe"):
        guarding.check_cookie_secret(secret)


def test_a_random_cookie_secret_is_taken():
    import secrets

    for _ in range(100):
        guarding.check_cookie_secret(secrets.token_urlsafe(48))


def test_a_start_with_sign_in_looks_at_the_cookie_secret(monkeypatch):
    auth = {"client_id": "x", "cookie_secret": "change-me"}
    monkeypatch.setattr(
        guarding,
        "_secret",
        lambda name: auth if name == "auth" else {"roles": {"analyst": ["a@b.example"]}},
    )
    monkeypatch.setattr(guarding, "served_address", lambda: "0.0.0.0")
    with pytest.raises(UnsafeStart, match="cookie_secret"):
        guarding.get_access()
    auth["cookie_secret"] = "q8Zr2mXv7Lk1Pt9Wd4Bn6Hs3Jf5Yc0Ga"  # noqa: S105  of a test
    assert guarding.get_access().needs_sign_in
