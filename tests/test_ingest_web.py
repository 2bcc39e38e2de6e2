"""Addresses: what a person asks for is fetched; nothing that is not public is ever connected to."""

from __future__ import annotations

import datetime
import gzip
import ipaddress
import itertools
import ssl
import threading
from dataclasses import replace

import pytest
from web_server import HERE, Answer, serve

from footprint.errors import AddressRefused, FetchFailed, FileTooLarge
from footprint.ingest import (
    Arrival,
    Fetcher,
    Limits,
    Notice,
    Refusal,
    fetch,
    iter_reports,
    read_feed,
)
from footprint.ingest.web import connecting
from footprint.ingest.web.addresses import parse, why_not
from footprint.ingest.web.connecting import Web
from footprint.ingest.web.fetching import USER_AGENT
from pages import FEED, PARAGRAPHS, PUBLISHED, TITLE, page

PUBLIC = "93.184.216.34"


@pytest.fixture
def site():
    with serve() as running:
        yield running


@pytest.fixture
def fetcher(site):
    return Fetcher(site.web(), Limits())


def only(url, fetcher):
    (item,) = fetch(url, fetcher=fetcher)
    return item


def assert_refused(item, error, *parts):
    assert isinstance(item, Refusal), item
    assert isinstance(item.error, error), item.error
    assert str(item.error).startswith(item.name)
    for part in parts:
        assert part in str(item.error)


# What is fetched


def test_a_page_is_fetched_with_the_record_of_how_it_came(site, fetcher):
    site.answers["/a"] = Answer(
        page().encode(), headers={"ETag": '"1"', "Last-Modified": "Mon, 03 Feb 2020 12:00:00 GMT"}
    )
    item = only(site.url("/a#part"), fetcher)
    report = item.report
    assert report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert report.published.isoformat() == PUBLISHED
    assert report.url == site.url("/a")
    detail = item.fetched.detail
    assert (detail["address"], detail["final"], detail["peer"]) == (
        site.url("/a#part"),
        site.url("/a"),
        HERE,
    )
    assert (detail["status"], detail["media_type"], detail["etag"]) == (200, "text/html", '"1"')
    assert datetime.datetime.fromisoformat(detail["at"]).tzinfo
    (asked,) = site.asked
    assert asked[0] == "/a"
    assert asked[1]["User-Agent"] == USER_AGENT
    assert asked[1]["Host"] == f"news.test:{site.port}"
    assert "Cookie" not in asked[1]


def test_addresses_stand_among_paths(site, fetcher, tmp_path):
    (tmp_path / "a.txt").write_text("words")
    site.answers["/a"] = Answer(page().encode())
    items = list(
        iter_reports([str(tmp_path / "a.txt"), site.url("/a"), site.url("/none")], fetcher=fetcher)
    )
    assert [type(item) for item in items] == [Arrival, Arrival, Refusal]


def test_the_encoding_that_the_server_names_is_believed(site, fetcher):
    html = page().replace('<meta charset="utf-8">', "")
    site.answers["/a"] = Answer(
        html.encode("cp1256"), headers={"Content-Type": "text/html; charset=windows-1256"}
    )
    assert only(site.url("/a"), fetcher).report.text.split("\n") == [TITLE, *PARAGRAPHS]


def test_a_packed_page_is_unpacked_and_measured(site, fetcher):
    site.answers["/a"] = Answer(
        gzip.compress(page().encode()), headers={"Content-Encoding": "gzip"}
    )
    assert only(site.url("/a"), fetcher).report.title == TITLE
    site.answers["/bomb"] = Answer(
        gzip.compress(b"x" * 30_000_000), headers={"Content-Encoding": "gzip"}
    )
    assert_refused(only(site.url("/bomb"), fetcher), FileTooLarge, "20,000,000")


def test_redirects_are_followed_and_recorded(site, fetcher):
    site.answers["/a"] = Answer(status=301, headers={"Location": "/b"})
    site.answers["/b"] = Answer(status=302, headers={"Location": site.url("/c", "www.news.test")})
    site.answers["/c"] = Answer(page().encode())
    item = only(site.url("/a"), fetcher)
    assert item.report.url == site.url("/c", "www.news.test")
    assert item.fetched.detail["redirects"] == [site.url("/b"), site.url("/c", "www.news.test")]


def test_a_page_says_of_its_own_address_only_what_its_site_may(site, fetcher):
    site.answers["/a"] = Answer(page('<link rel="canonical" href="/own">').encode())
    site.answers["/b"] = Answer(
        page('<link rel="canonical" href="https://bank.example/">').encode()
    )
    assert only(site.url("/a"), fetcher).report.url == site.url("/own")
    assert only(site.url("/b"), fetcher).report.url == site.url("/b")


@pytest.mark.parametrize(
    ("status", "way_out"),
    [
        (403, "lets no programs in"),
        (404, "no such page"),
        (429, "later"),
        (500, "answers 500"),
        (204, "204"),
        (304, "304"),
    ],
)
def test_an_answer_that_is_no_page_is_told(site, fetcher, status, way_out):
    site.answers["/a"] = Answer(status=status, headers={"Content-Length": "0"})
    assert_refused(only(site.url("/a"), fetcher), FetchFailed, way_out)


def test_what_is_no_page_is_not_read(site, fetcher):
    site.answers["/a"] = Answer(b"\x89PNG", headers={"Content-Type": "image/png"})
    assert_refused(only(site.url("/a"), fetcher), FetchFailed, "image/png")
    site.answers["/b"] = Answer(b"\x89PNG\r\n")
    assert_refused(only(site.url("/b"), fetcher), Exception, "a picture")


def test_size_and_time_are_bounded(site):
    quick = Fetcher(site.web(seconds=0.6), Limits(file_bytes=100_000))
    site.answers["/long"] = Answer(b"x" * 100_001)
    assert_refused(only(site.url("/long"), quick), FileTooLarge, "100,000")
    site.answers["/endless"] = Answer(endless=True, headers={"Content-Length": ""})
    assert_refused(only(site.url("/endless"), quick), FileTooLarge)
    site.answers["/drip"] = Answer(b"x" * 500, drip_seconds=0.05)
    assert_refused(only(site.url("/drip"), quick), FetchFailed, "0.6 seconds")


def test_a_host_is_given_a_pause(site, monkeypatch):
    slept = []
    monkeypatch.setattr("footprint.ingest.web.fetching.time.sleep", slept.append)
    site.answers["/a"] = Answer(page().encode())
    patient = Fetcher(site.web(pause_seconds=1), Limits())
    for _ in range(2):
        patient.get(site.url("/a"))
    assert len([seconds for seconds in slept if 0.5 < seconds <= 1]) == 1


def test_proxies_and_certificates_of_the_environment_are_not_used(site, fetcher, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.answers["/a"] = Answer(page().encode())
    assert only(site.url("/a"), fetcher).report.title == TITLE


# What is never connected to


def read_urls(shared, port):
    lines = (shared / "hostile" / "urls.txt").read_text("utf-8").splitlines()
    return [line.replace(":P/", f":{port}/") for line in lines if line and not line.startswith("#")]


@pytest.fixture
def strict(site, monkeypatch):
    """The web with the site's port let through and no address exempt; every connection is counted, none is made."""
    attempts = []

    def connect(self, host, port, *arguments, **named):
        attempts.append((host, port))
        raise connecting.httpcore.ConnectError("not in a test")

    monkeypatch.setattr(connecting.httpcore.SyncBackend, "connect_tcp", connect)
    names = {
        "internal.test": [[HERE]] * 99,
        "localhost": [[HERE, "::1"]] * 99,
        "rebind.test": [[PUBLIC], [HERE], [HERE]],
        "mixed.test": [[PUBLIC, HERE]] * 99,
        "private.test": [["10.0.0.1"]] * 99,
        "six.test": [["fd00::1"]] * 99,
        "public.test": [[PUBLIC]] * 99,
    }
    return site.web(names, exempt=frozenset()), attempts


def test_no_hostile_address_is_connected_to(site, shared, strict):
    web, attempts = strict
    urls = read_urls(shared, site.port)
    assert len(urls) == 25
    for url in urls:
        assert_refused(
            only(url, Fetcher(web, Limits())),
            AddressRefused if "rebind" not in url else FetchFailed,
        )
    assert site.asked == []
    assert attempts == [
        (PUBLIC, site.port)
    ]  # rebind.test's first answer, the only one that was looked at


def test_hostile_addresses_do_not_pass_with_the_resolver_of_this_machine(site, shared, monkeypatch):
    monkeypatch.setattr(connecting.socket, "getaddrinfo", answer_as_inet_aton)
    for url in read_urls(shared, site.port):
        web = Web(ports=frozenset({80, 443, site.port}))
        assert_refused(only(url, Fetcher(web, Limits())), Exception)
        assert web.connected == []
    assert site.asked == []


def answer_as_inet_aton(host, port, **named):
    """What a C library makes of the odd forms of an address; names are not found."""
    import socket

    try:
        numeric = socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        try:
            numeric = str(ipaddress.ip_address(host))
        except ValueError:
            if host != "localhost":
                raise socket.gaierror(-2, "not known") from None
            numeric = HERE
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (numeric, port))]


@pytest.mark.parametrize(
    "host", ["internal.test", "private.test", "six.test", "mixed.test", "localhost"]
)
def test_a_name_that_leads_inside_is_refused_with_where_it_leads(site, strict, host):
    web, attempts = strict
    assert_refused(
        only(site.url("/a", host), Fetcher(web, Limits())),
        AddressRefused,
        f"{host} leads to",
        "only what is public",
    )
    assert attempts == []


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/in", "http://localhost:{port}/in", "http://internal.test:{port}/in", "//127.0.0.1:{port}/in",
        "http://[::1]:{port}/in", "file:///etc/passwd", "gopher://127.0.0.1/", "http://169.254.169.254/latest/",
        "http://news.test:22/", "javascript:alert(1)", "http://user@news.test:{port}/in", "http://0x7f000001:{port}/in",
    ],
)  # fmt: skip
def test_every_redirect_is_checked_again(site, target):
    def resolve(host, port):  # the site itself is reached by its name alone
        return [HERE] if host == "news.test" else ["127.0.0.2"]

    site.answers["/a"] = Answer(status=302, headers={"Location": target.format(port=site.port)})
    site.answers["/in"] = Answer(page().encode())
    web = replace(site.web(), resolve=resolve)
    assert_refused(only(site.url("/a"), Fetcher(web, Limits())), AddressRefused)
    assert [path for path, _ in site.asked] == ["/a"]
    assert web.connected == [(HERE, site.port)]


def test_too_many_redirects_are_told(site, fetcher):
    site.answers["/a"] = Answer(status=302, headers={"Location": "/a"})
    assert_refused(only(site.url("/a"), fetcher), FetchFailed, "more than 5 redirects")
    assert len(site.asked) == 6


def test_a_name_that_changes_between_hops_is_looked_up_and_checked_again(site):
    answers = itertools.chain([[HERE]], itertools.repeat(["127.0.0.9"]))
    web = site.web({"rebind.test": answers})
    site.answers["/a"] = Answer(status=302, headers={"Location": site.url("/in", "rebind.test")})
    site.answers["/in"] = Answer(page().encode())
    assert_refused(
        only(site.url("/a", "rebind.test"), Fetcher(web, Limits())),
        AddressRefused,
        "leads to 127.0.0.9",
    )
    assert web.connected == [(HERE, site.port)]


def test_the_plain_web_has_no_exemption():
    assert Web().exempt == frozenset()
    assert Web().ports == {80, 443}
    assert Fetcher().web.resolve is connecting.look_up


@pytest.mark.parametrize(
    "ip",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.1", "192.0.2.1",
        "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "168.63.129.16", "::", "::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fe80::1", "fec0::1", "ff02::1",
        "::127.0.0.1", "::ffff:0:127.0.0.1", "3fff::1", "5f00::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_known(ip):
    assert why_not(ipaddress.ip_address(ip))


@pytest.mark.parametrize("ip", [PUBLIC, "1.1.1.1", "2606:4700::1111", "2a00:1450:4001:800::200e"])
def test_an_address_that_is_public_is_known(ip):
    assert why_not(ipaddress.ip_address(ip)) is None


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://News.Example/a b", None),
        ("https://News.Example:443/a%20b?q=1#x", "https://news.example/a%20b?q=1"),
        ("http://أخبار.example/خبر", "http://xn--igbicxr.example/%D8%AE%D8%A8%D8%B1"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news。example/a", "https://news.example/a"),
        ("http://news.example:8080/", None),
        ("http://news.example:99999/", None),
        ("ftp://news.example/", None),
        ("http:///a", None),
        ("http://a@b/", None),
        ("http://[::1", None),
        ("http://1.2.3/", None),
        ("http://1.2.3.4.5/", None),
        ("http://news.example%2f@x/", None),
        ("http://" + "a" * 3000, None),
        ("http://a\r\nHost: b/", None),
        ("http://fe80::1%25eth0/", None),
    ],
)  # fmt: skip
def test_addresses_are_brought_into_one_form_or_refused(url, asked):
    if asked is None:
        with pytest.raises(AddressRefused):
            parse(url)
    else:
        assert parse(url).url == asked


def test_no_hostile_string_is_an_address_that_leads_inside(shared, hostile_strings):
    for text in hostile_strings:
        for url in (text, f"http://{text}", f"http://news.test/{text}"):
            try:
                address = parse(url)
            except AddressRefused:
                continue
            assert address.url.startswith(("http://", "https://"))
            assert "\n" not in address.url


# TLS


def test_tls_proves_the_name_that_was_asked_not_the_address(site):
    with serve_tls("news.test") as (port, trusted):
        web = Web(
            resolve=lambda host, port: [HERE],
            ports=frozenset({port}),
            exempt=frozenset({(HERE, port)}),
            tls=trusted,
            seconds=5,
        )
        item = only(f"https://news.test:{port}/", Fetcher(web, Limits()))
        assert isinstance(item, Arrival)
        assert_refused(
            only(f"https://other.test:{port}/", Fetcher(web, Limits())), FetchFailed, "certificate"
        )
        untrusted = Web(resolve=web.resolve, ports=web.ports, exempt=web.exempt, seconds=5)
        assert_refused(
            only(f"https://news.test:{port}/", Fetcher(untrusted, Limits())),
            FetchFailed,
            "certificate",
        )


class serve_tls:
    """A TLS server for a name, and a context that trusts it."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        import socket
        import tempfile

        from cryptography import x509
        from cryptography.hazmat.primitives import hashes, serialization
        from cryptography.hazmat.primitives.asymmetric import ec

        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, self.name)])
        now = datetime.datetime.now(datetime.UTC)
        made = (
            x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
            .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(self.name)]), False)
            .add_extension(x509.BasicConstraints(True, None), True)
            .sign(key, hashes.SHA256())
        )  # fmt: skip
        pem = made.public_bytes(serialization.Encoding.PEM)
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.NamedTemporaryFile() as file:
            file.write(pem + secret)
            file.flush()
            context.load_cert_chain(file.name)
        self.listener = socket.create_server((HERE, 0))
        body = page().encode()

        def run():
            while True:
                try:
                    plain, _ = self.listener.accept()
                except OSError:
                    return
                with plain:
                    try:
                        with context.wrap_socket(plain, server_side=True) as stream:
                            stream.recv(65536)
                            stream.sendall(
                                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
                                % len(body)
                                + body
                            )
                    except OSError:
                        continue

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()
        trusted = ssl.create_default_context(cadata=pem.decode())
        return self.listener.getsockname()[1], trusted

    def __exit__(self, *_):
        import socket

        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(5)


# Feeds on the web


def feed(site):
    return FEED.replace("http://news.test", f"http://news.test:{site.port}")


def test_a_feed_fetches_nothing_but_itself(site, fetcher):
    site.answers["/feed"] = Answer(
        feed(site).encode(), headers={"Content-Type": "application/rss+xml"}
    )
    items = list(read_feed(site.url("/feed"), fetcher=fetcher))
    assert [type(item) for item in items] == [Arrival, Arrival, Refusal]
    assert [path for path, _ in site.asked] == ["/feed"]


def test_a_feed_that_is_followed_gives_the_pages_behind_its_links(site, fetcher):
    site.answers["/feed"] = Answer(feed(site).encode(), headers={"Content-Type": "text/xml"})
    site.answers["/a"] = Answer(page("").encode())
    first, second, third = read_feed(site.url("/feed"), follow=True, fetcher=fetcher)
    assert first.report.text.split("\n") == [TITLE, *PARAGRAPHS]
    assert first.report.published.isoformat() == PUBLISHED  # the page declares none, the feed does
    assert first.report.source == "وكالة النموذج"
    assert first.get_doubt("published") is None
    assert second.report.title == "Convoy & patrol"  # its link is none that is asked
    assert_refused(third, FetchFailed, "no such page")
    assert [path for path, _ in site.asked] == ["/feed", "/a", "/c"]


def test_where_a_page_is_not_to_be_had_the_entry_itself_is_taken(site, fetcher):
    site.answers["/feed"] = Answer(feed(site).encode(), headers={"Content-Type": "text/xml"})
    notice, first, *_ = read_feed(site.url("/feed"), follow=True, fetcher=fetcher)
    assert isinstance(notice, Notice)
    assert "answers 404" in notice.words
    assert first.report.text.startswith("قصف على تل رفعت")


def test_links_of_a_feed_lead_nowhere_inside(site, fetcher):
    inside = feed(site).replace("http://news.test", "http://127.0.0.2")
    site.answers["/feed"] = Answer(inside.encode(), headers={"Content-Type": "text/xml"})
    items = list(read_feed(site.url("/feed"), follow=True, fetcher=fetcher))
    assert "127.0.0.2" in items[0].words
    assert fetcher.web.connected == [(HERE, site.port)]


def test_links_that_are_kept_already_are_not_asked_again(site, fetcher):
    site.answers["/feed"] = Answer(feed(site).encode(), headers={"Content-Type": "text/xml"})
    items = list(
        read_feed(
            site.url("/feed"), follow=True, fetcher=fetcher, known={site.url("/a"), site.url("/c")}
        )
    )
    assert [path for path, _ in site.asked] == ["/feed"]
    assert items[-1].words == "2 entries are kept already"
