"""What we can say: figures, measures, weapons, areas, nights, spans. Closed lists; imports nothing else of ours."""

from nightcount.vocabulary.alert_kind import AlertKind
from nightcount.vocabulary.area import (
    COUNTRY,
    Area,
    above,
    area,
    area_or_none,
    areas,
    below,
    find_area,
    inside,
    lies_in,
    register,
)
from nightcount.vocabulary.figure import Figure, Modifier, Number
from nightcount.vocabulary.measure import OBJECTS, Measure
from nightcount.vocabulary.night import Part, at_kyiv, local, night_of, night_window, parse_night
from nightcount.vocabulary.span import Span
from nightcount.vocabulary.weapon import Weapon, class_of, lowest_common, models

__all__ = [
    "COUNTRY",
    "OBJECTS",
    "AlertKind",
    "Area",
    "Figure",
    "Measure",
    "Modifier",
    "Number",
    "Part",
    "Span",
    "Weapon",
    "above",
    "area",
    "area_or_none",
    "areas",
    "at_kyiv",
    "below",
    "class_of",
    "find_area",
    "inside",
    "lies_in",
    "local",
    "lowest_common",
    "models",
    "night_of",
    "night_window",
    "parse_night",
    "register",
]
