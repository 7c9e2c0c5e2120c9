#!/usr/bin/env python3
"""Score the antecedents of pronouns against GAP (Webster et al. 2018).

    gap.py texts GAP.tsv FOLDER            write each snippet as ID.txt
    gap.py score GAP.tsv RECORDS           score the records (onrecord/1) of these texts

Each snippet asks of one pronoun and two names whether they are of one person. A name counts as found where the
pronoun is a mention of an entity that has a mention of kind "name" overlapping it. Standard library only.
"""
import csv
import json
import pathlib
import sys


def rows(path):
    with open(path, encoding="utf8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def texts(path, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows(path):
        (folder / f"{row['ID']}.txt").write_text(row["Text"], encoding="utf8", newline="")


def is_named(entity, start, end):
    spans = (m["span"] for m in entity["mentions"] if m["kind"] == "name")
    return any(span["start"] < end and start < span["end"] for span in spans)


def of_pronoun(record, row):
    start = int(row["Pronoun-offset"])
    end = start + len(row["Pronoun"])
    at = lambda m: (m["span"]["start"], m["span"]["end"]) == (start, end)
    return [entity for entity in record["entities"] if any(at(m) for m in entity["mentions"])]


def score(path, folder):
    right = found = gold = 0
    for row in rows(path):
        record = json.loads((pathlib.Path(folder) / f"{row['ID']}.json").read_text(encoding="utf8"))
        if record["source"]["text"] != row["Text"]:
            sys.exit(f"{row['ID']}: source.text is not the text that was read")
        entities = of_pronoun(record, row)
        for name in "AB":
            start = int(row[f"{name}-offset"])
            said = any(is_named(entity, start, start + len(row[name])) for entity in entities)
            true = row[f"{name}-coref"] == "TRUE"
            right, found, gold = right + (said and true), found + said, gold + true
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * right / max(1, found + gold)
    print(f"overall P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({gold} names of {found} found)")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("texts", "score"):
        sys.exit(__doc__)
    {"texts": texts, "score": score}[sys.argv[1]](*sys.argv[2:])
