"""Code tables of CAMEO and PLOVER.

The scale is GDELT's (gdeltPyR data/cameoCodes.json, the digit-only codes).
"""

_BY_SCORE = {
    -10.0: """
        1823 183 1831 1832 1833 186 19 190 193 194 195 1951 1952 20 200 202 203 204
        2041 2042""",
    -9.5: """
        182 191 192 196 201""",
    -9.2: """
        171 1711 1712""",
    -9.0: """
        175 18 180 181 1821 1822""",
    -8.0: """
        166 1661 1662 1663 184 185""",
    -7.5: """
        144 1441 1442 1443 1444 145 1451 1452 1453 1454""",
    -7.2: """
        15 150 151 152 153 154""",
    -7.0: """
        136 137 138 1381 1382 1383 1384 1385 139 164 165 17 170""",
    -6.5: """
        14 140 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431 1432 1433 1434
        163""",
    -6.0: """
        13""",
    -5.8: """
        131 1311 1312 1313 132 1321 1322 1323 1324 133 134 135""",
    -5.6: """
        162 1621 1622 1623""",
    -5.0: """
        10 100 101 1011 1012 1013 1014 102 103 1031 1032 1033 1034 104 1041 1042 1043
        1044 105 1051 1052 1053 1054 1055 1056 106 107 108 124 1241 1242 1243 1244
        1245 1246 125 126 127 128 129 172 1721 1722 1723 1724 173 174""",
    -4.4: """
        130""",
    -4.0: """
        12 120 121 1211 1212 1213 1214 122 1221 1222 1223 1224 123 1231 1232 1233 1234
        16 160 161""",
    -2.0: """
        09 090 091 092 093 094 11 110 111 112 1121 1122 1123 1124 1125 113 114 115 116""",
    -0.4: """
        012""",
    -0.3: """
        024 0241 0242 0243 0244 025 0251 0252 0253 0254 0255 0256""",
    -0.1: """
        011""",
    0.0: """
        01 010 014 015 017""",
    0.4: """
        013""",
    1.0: """
        04 040 041""",
    1.9: """
        042""",
    2.5: """
        044""",
    2.8: """
        043""",
    3.0: """
        02 020""",
    3.4: """
        016 018 019 021 0211 0212 0213 0214 022 023 0231 0232 0233 0234 051""",
    3.5: """
        05 050 052""",
    3.8: """
        053""",
    4.0: """
        026 027 028 03 030 036""",
    4.5: """
        032""",
    5.0: """
        037 039 045 08 080 081 0811 0812 0813 0814 082 083 0831 0832 0833 0834""",
    5.2: """
        031 0311 0312 0313 0314 033 0331 0332 0333""",
    6.0: """
        0334 054 06 060""",
    6.4: """
        061""",
    7.0: """
        034 0341 0342 0343 0344 035 0351 0352 0353 0354 0355 0356 038 046 055 056 064
        07 070 075 084 0841 0842 085""",
    7.4: """
        062 063 071 073""",
    8.0: """
        057""",
    8.3: """
        072""",
    8.5: """
        074""",
    9.0: """
        086 0861 0862 0863 087 0871 0872 0873""",
    10.0: """
        0874""",
}
GOLDSTEIN = {code: score for score, codes in _BY_SCORE.items() for code in codes.split()}

# GDELT's table has these; cameoCodes.json does not.
_GDELT_ONLY = {"0357": 7.0, "1641": -7.0, "1642": -7.0, "1643": -7.0}
# Released rows carry 3.2 for 022 (gdeltPyR data/events2samps.csv, event 669667311).
GDELT_GOLDSTEIN = GOLDSTEIN | _GDELT_ONLY | {"022": (3.4, 3.2)}

# The five shared codes where ICEWS differs.
ICEWS_INTENSITY = GOLDSTEIN | {"016": -5.0, "124": -4.0, "163": -8.0, "164": -6.5, "166": -7.0}

# GDELT's values on every shared code; two codes more.
PHOENIX_GOLDSTEIN = GOLDSTEIN | _GDELT_ONLY | {"0110": -0.1, "109": -5.0}

ROOTS = tuple(f"{root:02d}" for root in range(1, 21))


def _spread(ranges):
    """{"01": quad, ...} of ((first, last, quad), ...)."""
    return {f"{root:02d}": quad for first, last, quad in ranges
            for root in range(first, last + 1)}


# The description names the classes but not their roots.  The split is that of released rows
# (events2samps.csv: 090 in class 2, 141 in 3, 162 in 4; root 15 was not seen there).
GDELT_QUAD = _spread(((1, 5, 1), (6, 9, 2), (10, 14, 3), (15, 20, 4)))
# Another split, 0-4, and root 16 in class 3.
PHOENIX_QUAD = _spread(((1, 2, 0), (3, 5, 1), (6, 8, 2), (9, 13, 3), (14, 20, 4))) | {"16": 3}

QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION",
              3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}

# Event: (quad, needs a recipient, modes).
PLOVER = {
    "AGREE": (1, False, ""),
    "CONSULT": (1, False, "visit third-party multilateral phone"),
    "SUPPORT": (1, False, ""),
    "CONCEDE": (1, False, ""),
    "COOPERATE": (2, True, ""),
    "AID": (2, True, ""),
    "RETREAT": (2, False, "withdraw release disarm ceasefire access resign"),
    "REQUEST": (3, False, "assist change yield meet"),
    "ACCUSE": (3, False, "disapprove investigate allege"),
    "REJECT": (3, False, "assist change yield meet"),
    "THREATEN": (3, False, "restrict arrest relations expel territory violence"),
    "PROTEST": (4, False, "demo riot strike hunger boycott obstruct vandalize"),
    "SANCTION": (4, True, "convict expel withdraw discontinue"),
    "MOBILIZE": (4, False, "troops weapons police militia"),
    "COERCE": (4, False, "seize restrict censor curfew martial-law arrest deport "
                         "withhold misinformation cyber"),
    "ASSAULT": (4, False, "abduct beat torture sexual targeted destroy primitive "
                          "firearms explosives suicide-attack aerial drone heavy-weapons "
                          "crowd-control unconventional"),
}
MODES = {event: frozenset(entry[2].split()) for event, entry in PLOVER.items()}
AUXILIARY_MODES = frozenset("historical future hypothetical negation".split())
CONTEXTS = frozenset("""
    military intelligence executive legislative election political_institutions
    pro_democracy pro_autocracy economic legal reparations human_rights
    rights_freedoms repression human_security gender lgbt religion_ethnicity
    inequality diplomatic territory peacekeeping health asylum migration disasters
    natural_resource environment technology terrorism cbrn cyber misinformation
    crime corruption illegal_drugs trafficking""".split())
PROTEST_CONTEXTS = frozenset("""
    election political economic food env-disaster discrimination religion education
    foreign war rights pro-govt independence""".split())
