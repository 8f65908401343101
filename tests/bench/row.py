"""One measurement as a line: ours beside what it is compared with, and the limit that it has to keep."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measurement.

    Attributes:
        name: what was measured.
        ours: the product's figure.
        reference: the figure that it is compared with, of the same run.
        unit: what both are counted in.
        highest: the most that `ours` may be, or None.
        lowest: the least that it has to be, or None.
        highest_ratio: the most that it may be of the reference, or None.
    """

    name: str
    ours: float
    reference: float
    unit: str
    highest: float | None = None
    lowest: float | None = None
    highest_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the reference ours is; None where that says nothing."""
        return round(self.ours / self.reference, 3) if self.reference else None

    @property
    def holds(self) -> bool:
        """Whether it keeps its limit."""
        if self.highest is not None and self.ours > self.highest:
            return False
        if self.lowest is not None and self.ours < self.lowest:
            return False
        return self.highest_ratio is None or self.ratio is None or self.ratio <= self.highest_ratio

    @property
    def limit(self) -> str:
        """The limit in words; empty where there is none."""
        limits = {"<=": self.highest, ">=": self.lowest}
        words = [f"{sign} {limit:g} {self.unit}" for sign, limit in limits.items() if limit is not None]
        if self.highest_ratio is not None:
            words.append(f"<= {self.highest_ratio:g} times the reference")
        return ", ".join(words)

    def verdict(self) -> str:
        """Return a line for people: the figures, the limit, and whether it is kept."""
        ratio = "" if self.ratio is None else f", ratio {self.ratio:g}"
        figures = f"{self.name}: {self.ours:.4g} {self.unit} beside {self.reference:.4g}{ratio}"
        return (
            f"{figures}; limit {self.limit}: {'kept' if self.holds else 'MISSED'}" if self.limit else figures
        )

    def line(self) -> str:
        """Give the line of JSON."""
        fields = {
            "name": self.name,
            "ours": round(self.ours, 4),
            "reference": round(self.reference, 4),
            "ratio": self.ratio,
            "unit": self.unit,
        }
        return json.dumps(fields)


def percentile(values: list[float], part: float) -> float:
    """Give the value that a part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]
