"""What is said of a faulty settings file."""

from collections.abc import Mapping, Sequence

from hw.service.toml_lines import KeyPath


class ConfigError(Exception):
    """One fault of a settings file; `line` counts from 1 and is None where no line can be named.

    Its words: `file:line: what is wrong; what was expected`. `path` is the key's, () where none is at fault.
    """

    def __init__(self, file: str, line: int | None, message: str, path: KeyPath = ()) -> None:
        super().__init__(file, line, message, path)
        self.file, self.line, self.message, self.path = file, line, message, path

    @property
    def faults(self) -> "tuple[ConfigError, ...]":
        """Every fault found, in the file's order; this one."""
        return (self,)

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.message}"


class ConfigErrors(ConfigError):  # noqa: N818 - several of them
    """Two or more faults of a settings file, one to a line; `line` and `message` are the first's."""

    def __init__(self, faults: Sequence[ConfigError]) -> None:
        first = faults[0]
        super().__init__(first.file, first.line, first.message, first.path)
        self._faults = tuple(faults)

    @property
    def faults(self) -> tuple[ConfigError, ...]:
        """Every fault found, in the file's order."""
        return self._faults

    def __str__(self) -> str:
        return "\n".join(map(str, self._faults))


class UnfitError(ValueError):
    """Raised by a settings struct's `__post_init__` when good values do not fit each other.

    Attributes:
        faults: for each fault the path of the key within the struct, and the words.
    """

    def __init__(self, *faults: tuple[KeyPath, str]) -> None:
        super().__init__("; ".join(message for _, message in faults))
        self.faults = faults


def require_fit(faults: Mapping[KeyPath, str]) -> None:
    """Raise if anything is wrong: `faults` has words for each key that is, and "" for each that is not.

    Raises:
        UnfitError: with every fault.
    """
    found = tuple((path, words) for path, words in faults.items() if words)
    if found:
        raise UnfitError(*found)
