"""Units of measure: their names, dimensions and sizes; and the signs and names of currencies.

Base units are metre, square metre, kilogram, litre, metre per second and second. Temperatures are converted by formula.
"""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """A unit of measure: its short name, and its ``size`` in the base unit of its ``dimension``."""

    name: str
    dimension: str
    size: float


_MEASURES: tuple[tuple[Unit, str], ...] = (
    (Unit("mm", "length", 0.001), "mm millimetre millimetres millimeter millimeters"),
    (Unit("cm", "length", 0.01), "cm centimetre centimetres centimeter centimeters"),
    (Unit("m", "length", 1), "m metre metres meter meters"),
    (Unit("km", "length", 1000), "km kms kilometre kilometres kilometer kilometers"),
    (Unit("in", "length", 0.0254), "inch inches"),
    (Unit("ft", "length", 0.3048), "ft foot feet"),
    (Unit("yd", "length", 0.9144), "yd yds yard yards"),
    (Unit("mi", "length", 1609.344), "mi mile miles"),
    (Unit("nmi", "length", 1852), "nm nautical-mile nautical-miles"),
    (Unit("m2", "area", 1), "sqm m² m2 square-metre square-metres square-meter square-meters"),
    (Unit("km2", "area", 1e6), "km² km2 square-kilometre square-kilometres square-kilometer square-kilometers"),
    (Unit("mi2", "area", 2.59e6), "square-mile square-miles"),
    (Unit("ft2", "area", 0.0929), "sqft square-foot square-feet"),
    (Unit("acre", "area", 4046.86), "acre acres"),
    (Unit("ha", "area", 10_000), "ha hectare hectares"),
    (Unit("g", "mass", 0.001), "g gram grams gramme grammes"),
    (Unit("kg", "mass", 1), "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    (Unit("t", "mass", 1000), "tonne tonnes"),
    (Unit("ton", "mass", 907.185), "ton tons"),
    (Unit("lb", "mass", 0.453592), "lb lbs pound-weight"),
    (Unit("oz", "mass", 0.0283495), "oz ounce ounces"),
    (Unit("stone", "mass", 6.35029), "stone stones"),
    (Unit("l", "volume", 1), "litre litres liter liters"),
    (Unit("gal", "volume", 3.78541), "gallon gallons"),
    (Unit("bbl", "volume", 158.987), "barrel barrels bbl"),
    (Unit("km/h", "speed", 1 / 3.6), "km/h kmh kph kmph"),
    (Unit("mph", "speed", 0.44704), "mph"),
    (Unit("kn", "speed", 0.514444), "knot knots"),
    (Unit("s", "duration", 1), "sec secs second seconds"),
    (Unit("min", "duration", 60), "min mins minute minutes"),
    (Unit("h", "duration", 3600), "hr hrs hour hours"),
    (Unit("day", "duration", 86_400), "day days"),
    (Unit("week", "duration", 604_800), "week weeks"),
    (Unit("month", "duration", 2_629_800), "month months"),
    (Unit("year", "duration", 31_557_600), "year years"),
    (Unit("°C", "temperature", 1), "°c c celsius degrees-celsius degrees-c degree-celsius"),
    (Unit("°F", "temperature", 1), "°f f fahrenheit degrees-fahrenheit degrees-f degree-fahrenheit"),
    (Unit("%", "share", 1), "% percent pct per-cent"),
    (Unit("pp", "points of share", 1), "percentage-point percentage-points"),
)

UNITS: dict[str, Unit] = {name: unit for unit, names in _MEASURES for name in names.split()}

CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "$": "USD", "£":
    "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH",
}  # fmt: skip

CURRENCY_WORDS: dict[str, str] = {
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "gbp": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB",
    "rouble": "RUB", "roubles": "RUB", "rupee": "INR", "rupees": "INR", "francs": "CHF", "lira": "TRY",
    "hryvnia": "UAH", "pesos": "MXN", "rand": "ZAR", "zloty": "PLN", "kronor": "SEK", "kroner": "NOK",
}  # fmt: skip
