"""The routes beside Streamlit's own, over real sockets."""

from __future__ import annotations

import gzip
import shutil
import subprocess

import pytest
from browser.sites import start, stop
from samples import ROOT

from footprint import fpv1
from footprint.ui import serving

ASSETS = sorted((ROOT / "footprint" / "ui" / "assets").glob("*.js"))


def test_the_data_is_packed_and_kept_for_good(seed_site):
    snapshot = seed_site.snapshot
    status, body, headers = seed_site.get(f"/footprint/data/{snapshot.hash}.bin")
    assert status == 200
    assert headers["Cache-Control"].endswith("immutable")
    assert gzip.decompress(body)[:4] == fpv1.MAGIC
    assert int(headers["X-Footprint-Size"]) == len(snapshot.body)


def test_a_stale_hash_is_told(seed_site):
    status, body, headers = seed_site.get("/footprint/data/0123456789abcdef.bin")
    assert status == 404
    assert b"Reload the page" in body
    assert headers["Cache-Control"] == "no-store"


def test_no_file_outside_the_assets_is_served(seed_site):
    for path in ("/footprint/assets/x/..%2fserving.py", "/footprint/assets/x/serving.py"):
        assert seed_site.get(path)[0] in (400, 404)


@pytest.mark.parametrize("name", sorted(serving.FONTS))
def test_the_arabic_faces_come_from_this_machine(seed_site, name):
    status, body, headers = seed_site.get(f"/footprint/fonts/{name}.ttf")
    assert (status, headers["Content-Type"]) == (200, "font/ttf")
    assert gzip.decompress(body) == serving.FONTS[name].read_bytes()
    assert f"../../fonts/{name}.ttf" in (serving.ASSETS / "fonts.css").read_text("utf-8")
    assert seed_site.get("/footprint/fonts/other.ttf")[0] == 404


@pytest.mark.parametrize("path", ["/", "/healthz", "/footprint/config/x.json", "/reports"])
def test_a_strange_host_is_not_answered(seed_site, path):
    assert seed_site.get(path, Host="evil.example")[0] == 421
    assert seed_site.get(path, Host="localhost.evil.example:80")[0] == 421
    assert seed_site.get(path, Host="127.0.0.1")[0] == 200


def test_uvicorn_serves_the_same(tmp_path_factory):
    site = start(
        tmp_path_factory.mktemp("uvicorn"),
        ["-m", "uvicorn", "dashboard:app", "--port", "PORT", "--host", "127.0.0.1"],
    )
    try:
        assert b"<title>" in site.get("/")[1]
        assert site.get("/assets/leaflet/leaflet.js")[0] == 200
        assert site.get("/healthz", Host="evil.example")[0] == 421
    finally:
        stop(site)


@pytest.mark.skipif(shutil.which("node") is None, reason="no node to check the scripts with")
@pytest.mark.parametrize("path", ASSETS, ids=lambda path: path.name)
def test_each_script_is_well_formed(path):
    kind = [] if path.name == "boot.js" else ["--input-type=module"]
    done = subprocess.run(
        ["node", *kind, "--check", "-"], input=path.read_bytes(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
