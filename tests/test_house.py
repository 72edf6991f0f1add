"""Rules for the code that a test can check. CONTRIBUTING explains them."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern

from articles.urls import urlpatterns

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKOUT = Path(__file__).resolve().parents[1]

# The layers drawn in CONTRIBUTING, from the top down. A folder may import from itself and from lower floors, but not
# from another folder on its own floor.
FLOORS = [
    {"management", "urls"},
    {"admin", "views"},
    {"curation"},
    {"ingest"},
    {"forms", "templatetags"},
    {"browse"},
    {"stories"},
    {"compare"},
    {"lines", "quotations"},
    {"models", "workers"},
    {"text"},
]
# The layers of the core.
TEXT_FLOORS = [
    {"parse"},
    {"comparing", "formats"},
    {"quotes"},
    {"people"},
    {"cleaning"},
    {"places", "terms"},
    {"documents", "lines", "sentences"},
    {"languages", "spans", "tokens"},
    {"data"},
]
OUTSIDE = {"apps", "migrations"}  # required by Django, on no floor

FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers"}
# The core is pure: no framework, database, network, clock or random numbers.
FORBIDDEN_IN_TEXT = {
    *("django", "psycopg", "newsarchive", "socket", "http", "urllib.request", "requests", "urllib3", "subprocess"),
    *("time", "random", "secrets", "os", "sqlite3"),
}


@cache
def sources(*folders: str) -> tuple[Path, ...]:
    found = [path for folder in folders for path in (CHECKOUT / folder).rglob("*.py")]
    return tuple(sorted(path for path in found if "__pycache__" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Return the nodes of a module but the words of its lists: the word lists have far more of them than of code."""
    return tuple(node for node in ast.walk(tree(path)) if not isinstance(node, ast.Constant | ast.expr_context))


def name_of(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path, nodes: Iterator[ast.AST]) -> Iterator[tuple[str, int]]:
    """Yield (module, line) of each import; ``from a import b`` gives ``a`` and ``a.b``, as ``b`` may be a module."""
    package = name_of(path).split(".") if path.name == "__init__.py" else name_of(path).split(".")[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield module, node.lineno
            for alias in node.names:
                yield f"{module}.{alias.name}", node.lineno


def at_import(module: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes that run when the module is imported: not in functions, not under ``TYPE_CHECKING``."""
    waiting: list[ast.AST] = list(module.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def part_of(module: str, package: str) -> str | None:
    """Return the folder or top-level module of ``package`` that contains ``module``; ``None`` if it is not in it."""
    inside = module.removeprefix(f"{package}.")
    return inside.split(".")[0] if inside != module else None


def floor_of(part: str, floors: list[set[str]]) -> int | None:
    return next((number for number, floor in enumerate(floors) if part in floor), None)


@pytest.mark.parametrize(("package", "floors"), [("articles", FLOORS), ("articles.text", TEXT_FLOORS)])
def test_every_folder_is_on_a_floor(package: str, floors: list[set[str]]) -> None:
    parts = {part_of(name_of(path), package) for path in sources(package.replace(".", "/"))} - {None} - OUTSIDE

    assert {part for part in parts if floor_of(str(part), floors) is None} == set()
    assert set().union(*floors) - parts == set(), "a floor names a folder that does not exist"


def test_there_are_no_other_modules_beside_the_folders() -> None:
    loose = {path.name for path in (CHECKOUT / "articles").glob("*.py")}
    assert loose == {"__init__.py", "apps.py", "urls.py"}


@pytest.mark.parametrize(("package", "floors"), [("articles", FLOORS), ("articles.text", TEXT_FLOORS)])
def test_imports_only_go_down(package: str, floors: list[set[str]]) -> None:
    wrong = []
    for path in sources(package.replace(".", "/")):
        here = part_of(name_of(path), package)
        if here is None or here in OUTSIDE:
            continue
        for module, line in imported(path, iter(nodes(path))):
            there = part_of(module, package)
            own, other = floor_of(here, floors), floor_of(there, floors) if there else None
            if own is not None and other is not None and there != here and other <= own:
                wrong.append(f"{path.relative_to(CHECKOUT)}:{line} imports {module}")
    assert wrong == []


def test_there_are_no_imports_in_functions() -> None:
    hidden = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno} {node.name}"
        for path in sources("articles")
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if any(module.startswith("articles") for module, _line in imported(path, ast.walk(node)))
    ]
    assert hidden == []


def test_there_are_no_circular_imports() -> None:
    modules = {name_of(path) for path in sources("articles", "newsarchive")}
    graph = {}
    for path in sources("articles", "newsarchive"):
        name = name_of(path)
        needed = {module for module, _line in imported(path, at_import(tree(path)))} & modules
        # A submodule does not depend on its own package.
        graph[name] = {module for module in needed if not name.startswith(module + ".")} - {name}
    for name, needed in graph.items():
        graph[name] = {module for module in needed if not any(other.startswith(module + ".") for other in needed)}

    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" > ".join(error.args[1]))


def test_articles_import_only_the_user_model_from_newsarchive() -> None:
    known = {
        module
        for path in sources("articles")
        for module, _line in imported(path, iter(nodes(path)))
        if module.split(".")[0] == "newsarchive" and not "newsarchive.accounts.models.User".startswith(module)
    }
    assert known == set()


def test_the_core_imports_no_forbidden_module() -> None:
    outside = [
        f"{path.relative_to(CHECKOUT)}:{line} imports {module}"
        for path in sources("articles/text", "articles/text/data")
        for module, line in imported(path, iter(nodes(path)))
        if any(module == kept or module.startswith(kept + ".") for kept in FORBIDDEN_IN_TEXT)
    ]
    assert outside == []


def test_the_core_does_not_read_the_clock() -> None:
    calls = [
        f"{path.relative_to(CHECKOUT)}:{node.lineno}"
        for path in sources("articles/text", "articles/text/data")
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and ast.unparse(node.value).rpartition(".")[2] in {"date", "datetime", "timezone"}
    ]
    assert calls == []


def test_importing_the_core_does_not_import_django() -> None:
    modules = ", ".join(name_of(path) for path in sources("articles/text", "articles/text/data"))
    script = f"import sys, {modules}; print('django' in sys.modules or 'psycopg' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"


# Functions that are clearer in one piece, each with its reason. At most five.
LONG_ON_PURPOSE: dict[str, str] = {}
MOST_BRANCHES = 25
MOST_LINES = 600


def branches(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count conditions, loops, exception handlers, and operands of ``and`` and ``or`` after the first."""
    count = 0
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.For | ast.While | ast.ExceptHandler | ast.IfExp | ast.Assert | ast.match_case):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


def test_no_function_has_too_many_branches() -> None:
    long = {
        f"{name_of(path)}.{node.name}": branches(node)
        for path in sources("articles", "newsarchive")
        if "migrations" not in path.parts
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: count for name, count in long.items() if count > MOST_BRANCHES and name not in LONG_ON_PURPOSE} == {}
    assert len(LONG_ON_PURPOSE) <= 5


def test_no_module_is_too_long() -> None:
    kept_apart = {"migrations", "data"}
    long = {
        str(path.relative_to(CHECKOUT)): lines
        for path in sources("articles", "newsarchive", "bench")
        if not kept_apart & set(path.parts)
        if (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


def test_lines_of_templates_are_short() -> None:
    long = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in (CHECKOUT / "templates").rglob("*.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > 160
    ]
    assert long == []


def test_the_first_decorator_of_every_view_restricts_its_methods() -> None:
    views = {pattern.callback for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert views
    open_to_all = []
    for view in views:
        function = getattr(view, "__wrapped__", view)
        while hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        path = CHECKOUT / (function.__module__.replace(".", "/") + ".py")
        [definition] = [
            node for node in tree(path).body if isinstance(node, ast.FunctionDef) and node.name == function.__name__
        ]
        first = ast.unparse(definition.decorator_list[0]) if definition.decorator_list else ""
        if not first.startswith("require_"):
            open_to_all.append(f"{function.__module__}.{function.__name__}")
    assert sorted(open_to_all) == []


def test_no_module_has_a_vague_name() -> None:
    named = [
        str(path.relative_to(CHECKOUT))
        for path in sources("articles", "newsarchive", "tests", "bench")
        if FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.relative_to(CHECKOUT).parts}
    ]
    assert named == []


def test_no_marks_of_unfinished_work_are_left() -> None:
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    folders = ("articles", "newsarchive", "tests", "bench", "templates", "static", "docs", "bin")
    files = [path for folder in folders for path in (CHECKOUT / folder).rglob("*")]
    files += list(CHECKOUT.glob("*.md"))
    left = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in files
        if path.suffix in {".py", ".html", ".css", ".js", ".md", ".sh", ""} and path.is_file()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if mark.search(line)
    ]
    assert left == []


def test_broad_exception_handlers_raise_again() -> None:
    """``except Exception`` and wider clauses also catch bugs, so they must raise again."""
    swallowed = []
    for path in sources("articles", "newsarchive"):
        for node in nodes(path):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = ast.unparse(node.type) if node.type else ""
            if caught in {"", "Exception", "BaseException"} and not any(
                isinstance(inner, ast.Raise) for inner in ast.walk(node)
            ):
                swallowed.append(f"{path.relative_to(CHECKOUT)}:{node.lineno}")
    assert swallowed == []


def test_only_template_tags_mark_text_as_safe() -> None:
    marking = [
        str(path.relative_to(CHECKOUT))
        for path in sources("articles", "newsarchive")
        if any(isinstance(node, ast.Name) and node.id == "mark_safe" for node in nodes(path))
    ]
    assert [path for path in marking if not path.startswith("articles/templatetags/")] == []
    assert len(marking) <= 1
    unescaped = [
        str(path.relative_to(CHECKOUT))
        for path in (CHECKOUT / "templates").rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape off", path.read_text())
    ]
    assert unescaped == []


def test_no_model_has_a_default_order() -> None:
    ordered = [
        f"{path.relative_to(CHECKOUT)}:{inner.lineno}"
        for path in sources("articles/models", "newsarchive/accounts")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and node.name == "Meta"
        for inner in node.body
        if isinstance(inner, ast.Assign) and ast.unparse(inner.targets[0]) == "ordering"
    ]
    assert ordered == []


def test_templates_have_no_inline_scripts_or_styles() -> None:
    """Browsers would refuse them: the Content-Security-Policy allows only files."""
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=\"|hx-on|javascript:")
    found = [
        f"{path.relative_to(CHECKOUT)}:{number}"
        for path in (CHECKOUT / "templates").rglob("*.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


def test_no_accessible_name_has_a_space_before_its_colon() -> None:
    """Browsers put spaces around visually hidden text, so it must not start with a colon: use ``aria-label``."""
    pattern = re.compile(r"visually-hidden\">\s*:")
    templates = (CHECKOUT / "templates").rglob("*.html")

    assert [str(path.relative_to(CHECKOUT)) for path in templates if pattern.search(path.read_text())] == []


def test_contributing_names_only_what_exists() -> None:
    folders = ("articles", "newsarchive", "tests", "templates", "fixtures", "bench", "docs", "locale")
    files = [*CHECKOUT.glob("*"), *(path for folder in folders for path in (CHECKOUT / folder).rglob("*"))]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files if path.suffix == ".py")
    named = set(re.findall(r"`([\w./]+)`", (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    paths = {name for name in named if "/" in name or Path(name).suffix in {".py", ".md", ".html", ".lock", ".toml"}}
    names = {name for name in named - paths if re.fullmatch(r"test_\w+|[A-Z]\w+(\.\w+)?|[a-z]+_\w+", name)}

    # Not in the repository: the environment, an example of a template's name, ruff's rule, a variable of the shell.
    paths -= {".venv/", "_noun.html"}
    names -= {"C901", "PATH"}
    assert [
        name for name in sorted(paths) if not any(str(path).endswith(f"/{name.strip('/')}") for path in files)
    ] == []
    assert [name for name in sorted(names) if not re.search(rf"\b{name.split('.')[-1]}\b", sources)] == []
