"""A checkout → .tools/ with uv and .venv/ with all that requirements.lock pins, by hash. Standard library only.

Does nothing where both files, the checkout's place and the Python are those of the last time. Packages come from where
the settings of pip or uv on this machine say; nothing here names a place.
"""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS, VENV = ROOT / ".tools", ROOT / ".venv"
UV, PYTHON, STAMP = TOOLS / "bin" / "uv", VENV / "bin" / "python", VENV / "set-up"
_UV_OWN_SETTINGS = ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_CONFIG_FILE")
_FROM_PIP = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
}
"""A setting of pip, the one of uv that means the same, and what stands between several values there."""


def main() -> int:
    """Set up what is missing; the exit status."""
    wanted = _fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted and PYTHON.exists():
        return 0
    print("Setting up (the first time takes a minute) …", flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        _install_uv()
        settings = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", **_uv_settings()}
        if not _is_sound():
            shutil.rmtree(VENV, ignore_errors=True)
            _run(settings, "venv", "--python", sys.executable, str(VENV))
        _run(settings, "pip", "sync", "--require-hashes", "--compile-bytecode", "requirements.lock")
        # Not from the lock, and not built in a fresh environment: nothing unpinned is fetched for it.
        _run(settings, "pip", "install", "--no-deps", "--no-build-isolation", "-e", ".")
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"Setting up failed: {error}\nWhat went wrong is told above; then try again.")
        return 1
    STAMP.write_text(wanted)
    return 0


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{ROOT}\n{sys.version_info[:2]}\n".encode())
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def _install_uv() -> None:
    """Into a folder of the checkout, which works even where the system's pip refuses to install."""
    if UV.exists():
        return
    # `--target` and the user's own `user = true` exclude each other.
    environment = {**os.environ, "PIP_USER": "0", "PIP_ROOT_USER_ACTION": "ignore"}
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--target", str(TOOLS), "uv>=0.5"]
    subprocess.run(pip, check=True, env=environment)


def _is_sound() -> bool:
    """Whether the environment's Python runs, and is the one at hand."""
    ask = "import sys; print(sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(PYTHON), "-c", ask], capture_output=True, text=True, check=True
        ).stdout
    except (subprocess.CalledProcessError, OSError):
        return False
    return answer.strip() == str(sys.version_info[:2])


def _run(settings: dict[str, str], *arguments: str) -> None:
    command = [str(UV), *arguments[:1], "--quiet", *arguments[1:]]
    if arguments[0] == "pip":
        command = [str(UV), "pip", arguments[1], "--quiet", "--python", str(PYTHON), *arguments[2:]]
    subprocess.run(command, check=True, cwd=ROOT, env=settings)


def _uv_settings() -> dict[str, str]:
    """What pip is told on this machine, in uv's words; nothing where uv has settings of its own."""
    files = (Path("/etc/uv/uv.toml"), Path.home() / ".config" / "uv" / "uv.toml")
    if any(name in os.environ for name in _UV_OWN_SETTINGS) or any(f.exists() for f in files):
        return {}
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=True
    ).stdout
    settings = translate(pip)
    return {name: value for name, value in settings.items() if name not in os.environ}


def translate(pip_config: str) -> dict[str, str]:
    """uv's environment variables from what `pip config list` prints."""
    found: dict[str, tuple[int, str]] = {}
    for line in pip_config.splitlines():
        key, _, value = line.partition("=")
        section, _, name = key.rpartition(".")
        rank = {"global": 0, "install": 1, ":env:": 2}.get(section, -1)
        if name in _FROM_PIP and rank >= found.get(name, (0, ""))[0]:
            found[name] = (rank, str(ast.literal_eval(value)))
    settings = {}
    for name, (_, value) in found.items():
        variable, between = _FROM_PIP[name]
        settings[variable] = between.join(value.split())
    if "UV_INDEX" in settings:
        # pip looks at all indexes alike; the hashes of the lock say which file is the right one.
        settings["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return settings


if __name__ == "__main__":
    sys.exit(main())
