"""Compiles the coder's modules with mypyc: `python hatch_compile.py FOLDER` writes the extension modules below FOLDER.

`hatch_build.py` runs it where ALAQAT_COMPILE=1 is set, and puts the modules into the wheel beside their sources. The code is
the same, and so is what it finds; it takes about half the time. Run it from the project's root; it needs mypy, setuptools and
a C compiler. With `--translate` it only writes the C, which shows whether mypyc takes the code.
"""

import os
import sys
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution

SOURCES = ("graph/coding", "graph/codebook/matching.py", "graph/reading/sentences.py")
"""What a sentence passes through. The model stays Python: its values go from process to process, and to whoever asks for them."""
GROUP = "alaqat_compiled"
"""The extension module that holds the code of all the others."""
OPTIONS = ("--config-file=", "--ignore-missing-imports", "--no-warn-unused-ignores", f"--cache-dir={os.devnull}")


def modules() -> list[str]:
    """The paths of all modules to compile, from the root."""
    found = (sorted(Path(source).rglob("*.py")) if Path(source).is_dir() else [Path(source)] for source in SOURCES)
    return [path.as_posix() for paths in found for path in paths]


def main() -> int:
    out = Path(sys.argv[1])
    work = out / "work"
    extensions = mypycify(
        [*OPTIONS, *modules()], target_dir=str(work), group_name=GROUP, multi_file=True, opt_level="2", debug_level="0"
    )
    if "--translate" in sys.argv:
        return 0
    build = Distribution({"name": GROUP, "ext_modules": extensions}).get_command_obj("build_ext")
    build.build_lib, build.build_temp = str(out / "modules"), str(work / "objects")
    build.ensure_finalized()
    build.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
