"""One picture of the gallery: which it is, and what is wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """One scene on one panel in one language.

    Attributes:
        findings: the rules that it breaks.
    """

    screen: str
    scene: str
    panel: str
    language: str
    findings: tuple[str, ...]

    @property
    def file(self) -> str:
        """Where it is, from the gallery's folder."""
        return f"pictures/{self.scene.replace('?', '-asked')}-{self.panel}-{self.language}.png"
