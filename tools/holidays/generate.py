"""Writes crates/calendar/data/{countries,holidays}.tsv from the Python package `holidays`.

    python3 -m venv /tmp/holidays && /tmp/holidays/bin/pip install holidays==0.109
    /tmp/holidays/bin/python tools/holidays/generate.py crates/calendar/data

The package (https://github.com/vacanza/holidays, MIT licence) says on which day each public holiday of a country
falls. Each name becomes one line, with its days written as rules wherever a rule gives exactly the same days:

    07-14:1990-2040       July 14 of these years
    mon>=05-25:1990-2040  the first Monday on or after May 25
    easter+39:1990-2040   days from Easter Sunday; orthodox-2 from that of the eastern churches
    12-27:1993-1994,1999  one day of these years

What is written is read back and compared with the package before any file is touched. With `--dump` the days
themselves are printed too. What the program makes of the files is compared with them by

    cargo run -p onrecord-calendar --example list_holidays > /tmp/program
    /tmp/holidays/bin/python tools/holidays/generate.py crates/calendar/data --dump | diff - /tmp/program

After a new version of the package: run it, look through the difference (past days seldom change, lunar and newly declared
ones do), run the tests.
"""

import re
import sys
import warnings
from collections import defaultdict
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import holidays
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

FIRST, LAST = 1990, 2040
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# The United States are not here: their federal holidays follow from the statute, in data/us_federal.tsv.
COUNTRIES = {
    "AR": "Argentina", "AT": "Austria", "AU": "Australia", "BE": "Belgium", "BR": "Brazil", "CA": "Canada",
    "CH": "Switzerland", "CL": "Chile", "CN": "China", "CO": "Colombia", "CZ": "Czechia", "DE": "Germany",
    "DK": "Denmark", "EG": "Egypt", "ES": "Spain", "FI": "Finland", "FR": "France",
    "GB": "United Kingdom (England and Wales)", "GB-NIR": "Northern Ireland", "GB-SCT": "Scotland",
    "GH": "Ghana", "GR": "Greece", "GT": "Guatemala", "HK": "Hong Kong", "HN": "Honduras", "HU": "Hungary",
    "ID": "Indonesia", "IE": "Ireland", "IL": "Israel", "IN": "India", "IT": "Italy", "JM": "Jamaica",
    "JP": "Japan", "KE": "Kenya", "KR": "South Korea", "MX": "Mexico", "MY": "Malaysia", "NG": "Nigeria",
    "NL": "Netherlands", "NO": "Norway", "NZ": "New Zealand", "PH": "Philippines", "PK": "Pakistan",
    "PL": "Poland", "PT": "Portugal", "RO": "Romania", "RU": "Russia", "SE": "Sweden", "SG": "Singapore",
    "SV": "El Salvador", "TR": "Türkiye", "TW": "Taiwan", "UA": "Ukraine", "ZA": "South Africa",
}
# Hindu and Muslim holidays of India are known for 2001 to 2035 only.
KNOWN_FROM = {"IN": 2001}
# Under martial law holidays are working days (Law of Ukraine 2136-IX of March 15, 2022, article 6); nobody knows until when.
KNOWN_TO = {"IN": 2035, "UA": 2026}
# "Day off (substituted from 02/04/2024)": the day that was worked instead is of no use here.
SUBSTITUTE = re.compile(r"(Day off|Rest day|Bridge day|Additional day off|Compensation day).*\(substituted from .*\)|Day off \(substitut.*")
# England and Wales have the same days; the package keeps them apart.
SUBDIVISIONS = {"GB": "ENG", "GB-NIR": "NIR", "GB-SCT": "SCT"}


def calendar(code):
    """The package's calendar of a country, its names in English."""
    country = getattr(holidays, code.split("-")[0])
    options = {"years": range(FIRST, LAST + 1), "subdiv": SUBDIVISIONS.get(code)}
    english = [tongue for tongue in country.supported_languages or () if tongue.startswith("en")]
    if english:
        options["language"] = "en_US" if "en_US" in english else english[0]
    return country(**options)


def weekend(days):
    """Numbers of the days of the weekend, from Monday, 1."""
    return ",".join(str(day + 1) for day in sorted(days.weekend))


def by_name(days):
    """Dates of each name; a day with two names counts for both."""
    named = defaultdict(set)
    for day, names in days.items():
        for name in names.split("; "):
            named[plain(name)].add(day)
    return named


def plain(name):
    """A name without what is of no use here, and with "(observed)" at its end."""
    name = SUBSTITUTE.sub("Day off in exchange", name.strip())
    return name.replace(" (observed, estimated)", " (estimated) (observed)")


def years_written(years):
    """Runs of years: {1990..1995, 1997} is "1990-1995,1997"."""
    runs = []
    for year in sorted(years):
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def on_or_after(weekday, year, month, day):
    start = date(year, month, day)
    return start + timedelta((weekday - start.weekday()) % 7)


def candidates(dates):
    """Rules that might give many of the dates, as (text, function of a year)."""
    for month, day in sorted({(d.month, d.day) for d in dates}):
        yield f"{month:02}-{day:02}", lambda y, m=month, d=day: safe(y, m, d)
    for name, kind in (("easter", EASTER_WESTERN), ("orthodox", EASTER_ORTHODOX)):
        for offset in sorted({(d - easter(d.year, kind)).days for d in dates}):
            if abs(offset) <= 70:
                yield f"{name}{offset:+}", lambda y, k=kind, o=offset: easter(y, k) + timedelta(o)
    for weekday in sorted({d.weekday() for d in dates}):
        same = [d for d in dates if d.weekday() == weekday]
        starts = {(d - timedelta(back)).replace(year=2001) for d in same for back in range(7) if (d - timedelta(back)).strftime("%m%d") != "0229"}
        for start in sorted(starts):
            month, day = start.month, start.day
            yield f"{DAYS[weekday]}>={month:02}-{day:02}", lambda y, w=weekday, m=month, d=day: on_or_after(w, y, m, d)


def safe(year, month, day):
    try:
        return date(year, month, day)
    except ValueError:
        return None


def rules(dates):
    """The dates as few rules, the one that saves most taken first; what fits none is written day by day."""
    options = [(text, rule_dates(rule)) for text, rule in candidates(dates)]
    left, written = set(dates), []
    while left:
        text, given = max(((text, given & left) for text, given in options), key=lambda option: saving(*option))
        written.append(f"{text}:{years_written({d.year for d in given})}")
        left -= given
    return sorted(written, key=lambda rule: (rule.split(":")[1], rule))


def rule_dates(rule):
    """The dates of a rule; one that leaves its year is none of that year."""
    found = {(year, rule(year)) for year in range(FIRST, LAST + 1)}
    return {day for year, day in found if day and day.year == year}


def saving(text, given):
    """Days that a rule spares from being written one by one. A few that fit by chance do not make a rule."""
    saved = len(given) - years_written({d.year for d in given}).count(",") - 1
    fixed = text[0].isdigit()
    return (saved if fixed or saved >= 4 else -1, len(given), fixed)


def read_back(written):
    """The dates that rules stand for."""
    dates = set()
    for rule in written:
        text, years = rule.split(":")
        for run in years.split(","):
            first, _, last = run.partition("-")
            dates |= {evaluate(text, year) for year in range(int(first), int(last or first) + 1)}
    return dates


def evaluate(text, year):
    for name, kind in (("easter", EASTER_WESTERN), ("orthodox", EASTER_ORTHODOX)):
        if text.startswith(name):
            return easter(year, kind) + timedelta(int(text[len(name):]))
    if ">=" in text:
        weekday, start = text.split(">=")
        return on_or_after(DAYS.index(weekday), year, *map(int, start.split("-")))
    return date(year, *map(int, text.split("-")))


def header(what, columns):
    return (
        f"# {what}\n# Columns: {columns}.\n"
        f"# Source: Python package holidays {version('holidays')} (https://github.com/vacanza/holidays, MIT licence), its category\n"
        f"# \"public\", written by tools/holidays/generate.py, which explains the rules. Written {date.today():%Y-%m}.\n"
    )


def main():
    warnings.simplefilter("ignore")
    countries, lines = [], []
    for code, name in sorted(COUNTRIES.items()):
        days = calendar(code)
        first, last = covered(code, days)
        countries.append(f"{code}\t{name}\t{weekend(days)}\t{first}\t{last}\n")
        for holiday, dates in sorted(by_name(days).items()):
            written = rules(dates)
            if read_back(written) != dates:
                sys.exit(f"{code}, {holiday}: the rules {written} do not give the days of the package")
            lines.append(f"{code}\t{holiday}\t{' '.join(written)}\n")
        if "--dump" in sys.argv:
            print("".join(f"{code}\t{day}\n" for day in sorted(days) if first <= day.year <= last), end="")
    folder = Path(sys.argv[1])
    about = f"Countries whose public holidays are known, and the years for which they are, {FIRST} to {LAST} at most."
    text = header(about, "code (ISO 3166-1, or 3166-2 for a nation), name, weekend (1 is Monday), first year, last year")
    (folder / "countries.tsv").write_text(text + "".join(countries), encoding="utf-8")
    about = "Public holidays of whole countries, with observed days; those of single states and provinces are left out."
    text = header(about, "code of the country, name, days")
    (folder / "holidays.tsv").write_text(text + "".join(lines), encoding="utf-8")


def covered(code, days):
    """First and last year that the package knows. A hole between them would be taken for a year without holidays."""
    years = {day.year for day in days}
    first, last = KNOWN_FROM.get(code, min(years)), KNOWN_TO.get(code, max(years))
    holes = set(range(first, min(last, max(years)) + 1)) - years
    if holes:
        sys.exit(f"{code}: no holidays in {sorted(holes)}")
    return first, last


if __name__ == "__main__":
    main()
