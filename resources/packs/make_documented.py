#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuilds the price pack `documented.json` of this folder from the tables of ../sources, byte for byte.

usage: make_documented.py [--output FILE]

To refresh it, add dated rows to ../sources/figures.csv: of an offer's rows for one thing the newest is its
price, and the older ones that differ are its price history.
"""
import argparse
import csv
import datetime
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "sources"
WHAT = ["gpu", "gpu_active", "cpu_core", "memory_gib", "request", "input_token", "cached_input_token",
        "output_token", "batch_request", "batch_input_token", "batch_output_token", "storage_gb", "disk_gb",
        "egress_gb", "ingress_gb", "plan_fee", "plan_credit"]
EVIDENCE = ["documented", "transcribed", "claimed", "unconfirmed"]


def dump(value, indent=0, width=200):
    """JSON with one line per short value."""
    one_line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or len(one_line) + indent <= width:
        return one_line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{json.dumps(k, ensure_ascii=False)}: {dump(v, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(pad + line for line in lines) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + dump(v, indent + 2) for v in value) + "\n" + " " * indent + "]"


def wrong(place, problem):
    sys.exit(f"{place}: {problem}")


def table(name):
    """The rows of a table, each with its place in the file for the message about it."""
    with open(SOURCES / name, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [dict(row, place=f"sources/{name}:{reader.line_num}") for row in reader]


def number(row, key):
    text = row[key]
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        wrong(row["place"], f"{key}: “{text}”, expected a number")
    if not 0 <= value < 1e9:
        wrong(row["place"], f"{key}: {text}, expected a price")
    return int(value) if value == int(value) and "." not in text and "e" not in text else value


def check(row, sources):
    try:
        datetime.date.fromisoformat(row["as_of"])
    except ValueError:
        wrong(row["place"], f"as_of: “{row['as_of']}”, expected YYYY-MM-DD")
    for key, known in (("what", WHAT), ("evidence", EVIDENCE), ("source", sources)):
        if row[key] not in known:
            wrong(row["place"], f"{key}: “{row[key]}” is not known")


def dated(row):
    """What a figure says, whether it stands as the price or in its history."""
    figure = {"usd": number(row, "usd"), "source": row["source"], "as_of": row["as_of"], "evidence": row["evidence"]}
    if row["low"] or row["high"]:
        figure.update(low=number(row, "low"), high=number(row, "high"))
    return figure


def history(rows):
    """Of the older figures the first of each price."""
    kept = []
    for row in rows:
        if not kept or number(kept[-1], "usd") != number(row, "usd"):
            kept.append(row)
    return [dated(row) for row in kept]


def rate(what, rows):
    rows = sorted(rows, key=lambda row: row["as_of"])
    days = [row["as_of"] for row in rows]
    if len(set(days)) != len(days):
        wrong(rows[-1]["place"], f"two figures of one day for {what}")
    if len({row["per"] for row in rows}) > 1:
        wrong(rows[-1]["place"], f"another unit than the older figures of {what}")
    now = dated(rows[-1])
    node = {"what": what, "usd": now["usd"], "per": rows[-1]["per"], "source": now["source"], "as_of": now["as_of"],
            "evidence": now["evidence"], "low": now.get("low"), "high": now.get("high")}
    if rows[:-1]:
        node["history"] = history(rows[:-1])
    return node


def rates_of(figures):
    return [rate(what, [row for row in figures if row["what"] == what])
            for what in WHAT if any(row["what"] == what for row in figures)]


def offer(row, figures, templates):
    if row["template"] not in templates:
        wrong(row["place"], f"template: “{row['template']}” is not known")
    if not figures:
        wrong(row["place"], f"no figure for {row['id']}")
    template = templates[row["template"]]
    node = {"id": row["id"], "provider": row["provider"], "product": row["product"], "mode": row["mode"],
            "gpu": row["gpu"] or None, "gpu_memory_gb": number(row, "gpu_memory_gb"), "gpus_per_worker": 1,
            "region": row["region"] or None}
    if row["node_gpus"]:
        node["node_gpus"] = number(row, "node_gpus")
    if row["model"]:
        node["model"] = row["model"]
    node["rates"] = rates_of(figures) + template.get("rates", [])
    node.update({key: value for key, value in template.items() if key not in ("rates", "notes")})
    notes = [note for note in row["notes"].split("|") if note] + template.get("notes", [])
    if notes:
        node["notes"] = notes
    if "meter" in node and "meter" not in node.get("default_sources", {}) and node.get("rates"):
        # a list of prices says per what it bills and little else: the rest is assumed
        price = node["rates"][0]
        node.setdefault("default_sources", {})["meter"] = {
            "source": price["source"], "as_of": price["as_of"], "evidence": "unconfirmed"}
    return node


def with_history(node, figures):
    """An offer written by hand gets the older figures of its first rate."""
    main = node["rates"][0]
    older = sorted((row for row in figures if row["what"] == main["what"] and row["as_of"] < main["as_of"]),
                   key=lambda row: row["as_of"])
    if not older:
        return node
    return dict(node, rates=[dict(main, history=history(older)), *node["rates"][1:]])


def strings(value):
    if isinstance(value, dict):
        if "source" in value:
            yield value["source"]
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def build():
    written = json.loads((SOURCES / "offers.json").read_text(encoding="utf-8"))
    sources = dict(written["sources"])
    for row in table("sources.csv"):
        sources[row["key"]] = {"title": row["title"], "url": row["url"], "read": row["read"]}
    figures = table("figures.csv")
    for row in figures:
        check(row, sources)
    by_id = {}
    for row in figures:
        by_id.setdefault(row["id"], []).append(row)
    offers = [with_history(node, by_id.get(node["id"], [])) for node in written["offers"]]
    offers += [offer(row, by_id.get(row["id"], []), written["templates"]) for row in table("offers.csv")]
    ids = [node["id"] for node in offers]
    for row in figures:
        if row["id"] not in ids:
            wrong(row["place"], f"no offer “{row['id']}”")
    if len(set(ids)) != len(ids):
        wrong("sources/offers.csv", "an id stands twice")
    used = set(strings(offers))
    return {"format": "breakeven-prices", "version": 1, "id": "documented", "title": "As the providers document it",
            "as_of": max([written["as_of"], *(row["as_of"] for row in figures)]), "offers": offers,
            "sources": {key: value for key, value in sources.items() if key in used}}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--output", type=Path, default=HERE / "documented.json")
    arguments.parse_args().output.write_text(dump(build()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
