#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes Inter Tabular: Inter with figures of equal width as the default.

Qt below 6.7 cannot switch on a font's tabular figures, so the character table points at them.
usage: make_fonts.py [FOLDER OF INTER'S .otf FILES]   (needs python3-fonttools and fonts-inter)
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY, POST_SCRIPT = "Inter Tabular", "InterTabular"
HERE = Path(__file__).resolve().parent


def tabular_glyphs(font):
    table, glyphs = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    glyphs.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return glyphs


def renamed(text, name_id):
    return text.replace("Inter", POST_SCRIPT if name_id in (3, 6) else FAMILY)


def make(source, target):
    font = TTFont(source, recalcTimestamp=False)
    glyphs = tabular_glyphs(font)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: glyphs.get(glyph, glyph) for code, glyph in table.cmap.items()}
    for name in font["name"].names:
        if name.nameID in (1, 3, 4, 6, 16):
            name.string = renamed(str(name), name.nameID)
    outlines = font["CFF "].cff
    outlines.fontNames = [renamed(name, 6) for name in outlines.fontNames]
    top = outlines.topDictIndex[0]
    top.FamilyName, top.FullName = FAMILY, renamed(top.FullName, 4)
    even_out(font)
    font.save(target)


def even_out(font):
    """SemiBold's figures differ by 3 of 2,816 units; the commonest width is taken for all."""
    metrics, characters = font["hmtx"].metrics, font.getBestCmap()
    figures = [characters[ord(figure)] for figure in "0123456789"]
    widths = [metrics[glyph][0] for glyph in figures]
    width = max(set(widths), key=widths.count)
    assert all(abs(width - w) <= 5 for w in widths), f"widths of the figures: {widths}"
    for glyph in figures:
        metrics[glyph] = (width, metrics[glyph][1])


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
    for weight in ("Regular", "SemiBold"):
        make(folder / f"Inter-{weight}.otf", HERE / f"{POST_SCRIPT}-{weight}.otf")


if __name__ == "__main__":
    main()
