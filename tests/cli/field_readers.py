"""Readers of the formats of the field, written from their published descriptions, not from the exporters.

Each gives a list of rows as dicts and fails on anything that the format does not allow.
"""
import json
import re

GDELT_EVENTS = """
GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code
Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode
EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type
Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long
Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code
Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName
ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID
DATEADDED SOURCEURL
""".split()
GDELT_MENTIONS = """
GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone
MentionDocTranslationInfo Extras
""".split()
ICEWS = [name.strip() for name in """
Event ID | Event Date | Source Name | Source Sectors | Source Country | Event Text | CAMEO Code | Intensity |
Target Name | Target Sectors | Target Country | Story ID | Sentence Number | Publisher | City | District |
Province | Country | Latitude | Longitude
""".replace("\n", " ").split("|")]
POLECAT = [name.strip() for name in """
Event ID | Event Date | Event Type | Event Mode | Intensity | Quad Code | Contexts | Actor Name | Actor Country
| Actor COW | Primary Actor Sector | Actor Sectors | Actor Title | Actor Name Raw | Wikipedia Actor ID |
Recipient Name | Recipient Country | Recipient COW | Primary Recipient Sector | Recipient Sectors | Recipient
Title | Recipient Name Raw | Wikipedia Recipient ID | Placename | City | District | Province | Country |
Latitude | Longitude | GeoNames ID | Raw Placename | Feature Type | Source | Publication Date | Story People |
Story Organizations | Story Locations | Language | Version
""".replace("\n", " ").split("|")]
PHOENIX = """
EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute
TargetActorFull TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass
GoldsteinScore Issues Lat Lon LocationName StateName CountryCode SentenceID URLs NewsSources
""".split()
PLOVER = set("""AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT""".split())
CODE = re.compile(r"([A-Z]{3})*")


def table(text, columns, header):
    assert "\r" not in text and (text == "" or text.endswith("\n"))
    lines = text.split("\n")[:-1]
    if header:
        assert lines.pop(0).split("\t") == columns
    rows = []
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(columns), line
        rows.append(dict(zip(columns, cells)))
    return rows


def whole(cell, least, most):
    assert re.fullmatch(r"-?\d+", cell) and least <= int(cell) <= most, cell


def real(cell, least, most):
    assert re.fullmatch(r"-?\d+(\.\d+)?", cell) and least <= float(cell) <= most, cell


def optional(check, cell, *bounds):
    if cell:
        check(cell, *bounds)


def iso_day(cell):
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cell), cell


def root(code):
    assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", code), code
    return int(code[:2])


def gdelt_quad(code):
    number = root(code)
    return 1 if number <= 5 else 2 if number <= 8 else 3 if number <= 13 else 4


def phoenix_quad(code):
    number = root(code)
    return 0 if number < 3 else 1 if number < 6 else 2 if number < 9 else 4 if number in (14, 15) or number > 16 else 3


def gdelt_events(text):
    rows = table(text, GDELT_EVENTS, header=False)
    for row in rows:
        whole(row["GLOBALEVENTID"], 1, 2**63 - 1)
        whole(row["SQLDATE"], 10000101, 29991231)
        assert row["SQLDATE"][:6] == row["MonthYear"] and row["SQLDATE"][:4] == row["Year"]
        real(row["FractionDate"], int(row["Year"]), int(row["Year"]) + 1)
        for side in ("Actor1", "Actor2"):
            assert CODE.fullmatch(row[side + "Code"]) and re.fullmatch(r"([A-Z]{3})?", row[side + "CountryCode"])
            assert row[side + "Code"].startswith(row[side + "CountryCode"])
            for number in "123":
                assert re.fullmatch(r"([A-Z]{3})?", row[f"{side}Type{number}Code"])
        assert row["IsRootEvent"] in ("0", "1")
        assert row["EventBaseCode"] == row["EventCode"][:3] and row["EventRootCode"] == row["EventCode"][:2]
        assert row["QuadClass"] == str(gdelt_quad(row["EventCode"]))
        real(row["GoldsteinScale"], -10, 10)
        for name in ("NumMentions", "NumSources", "NumArticles"):
            optional(whole, row[name], 1, 10**6)
        optional(real, row["AvgTone"], -100, 100)
        for place in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
            optional(whole, row[place + "_Type"], 1, 5)
            assert re.fullmatch(r"([A-Z]{2})?", row[place + "_CountryCode"])
            optional(real, row[place + "_Lat"], -90, 90)
            optional(real, row[place + "_Long"], -180, 180)
        assert re.fullmatch(r"(\d{14})?", row["DATEADDED"])
    assert len({row["GLOBALEVENTID"] for row in rows}) == len(rows)
    return rows


def gdelt_mentions(text):
    rows = table(text, GDELT_MENTIONS, header=False)
    for row in rows:
        whole(row["GLOBALEVENTID"], 1, 2**63 - 1)
        assert re.fullmatch(r"(\d{14})?", row["EventTimeDate"]) and re.fullmatch(r"(\d{14})?", row["MentionTimeDate"])
        whole(row["MentionType"], 1, 6)
        if row["MentionType"] == "1":
            assert re.match(r"https?://", row["MentionIdentifier"])
        optional(whole, row["SentenceID"], 1, 10**6)
        for name in ("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset"):
            optional(whole, row[name], -1, int(row["MentionDocLen"]))
        assert row["InRawText"] in ("0", "1")
        whole(row["Confidence"], 0, 100)
        assert row["Extras"] == ""
    return rows


def icews(text):
    rows = table(text, ICEWS, header=True)
    for row in rows:
        whole(row["Event ID"], 1, 2**63 - 1)
        iso_day(row["Event Date"])
        root(row["CAMEO Code"])
        assert row["Event Text"]
        real(row["Intensity"], -10, 10)
        whole(row["Story ID"], 1, 2**63 - 1)
        optional(whole, row["Sentence Number"], 1, 10**6)
        optional(real, row["Latitude"], -90, 90)
        optional(real, row["Longitude"], -180, 180)
    assert len({(row["Event ID"], row["Event Date"]) for row in rows}) == len(rows)
    return rows


def polecat(text):
    rows = table(text, POLECAT, header=True)
    for row in rows:
        assert "" not in row.values()
        row.update({name: "" if cell == "None" else cell for name, cell in row.items()})
        iso_day(row["Event Date"])
        assert row["Event Type"] in PLOVER
        real(row["Intensity"], -10, 10)
        optional(whole, row["Quad Code"], 1, 4)
        for side in ("Actor", "Recipient"):
            assert re.fullmatch(r"([A-Z]{3})?", row[side + " Country"])
            optional(whole, row[side + " COW"], 2, 999)
            assert row[f"Primary {side} Sector"] == row[side + " Sectors"].split(";")[0]
        optional(whole, row["GeoNames ID"], 1, 10**9)
        optional(real, row["Latitude"], -90, 90)
        optional(real, row["Longitude"], -180, 180)
    assert len({row["Event ID"] for row in rows}) == len(rows)
    return rows


def phoenix(text):
    rows = table(text, PHOENIX, header=False)
    for number, row in enumerate(rows, 1):
        assert re.fullmatch(rf"{number}_\S+", row["EventID"])
        assert row["Date"] == row["Year"] + row["Month"] + row["Day"] and re.fullmatch(r"\d{8}", row["Date"])
        for side in ("Source", "Target"):
            full = row[side + "ActorFull"]
            parts = [row[side + "ActorEntity"], row[side + "ActorRole"], *row[side + "ActorAttribute"].split(";")]
            assert full == ("".join(parts) or "---") and (full == "---" or CODE.fullmatch(full))
        assert row["EventRootCode"] == row["EventCode"][:2]
        assert row["QuadClass"] == str(phoenix_quad(row["EventCode"]))
        real(row["GoldsteinScore"], -10, 10)
        optional(real, row["Lat"], -90, 90)
        optional(real, row["Lon"], -180, 180)
    return rows


def plover_json(text):
    known = set("""id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode
        context link text text_info cite_info coder coded_date coded_time comment""".split())
    entity = set("""code sector entity_text identifier_id identifier_text religion ethnicity office gender age""".split())
    place = set("""extracted_place resolved_place geonameid lat lon city district province country country_code feature_class
        feature_code resolution""".split())
    rows = [json.loads(line) for line in text.split("\n")[:-1]]
    for row in rows:
        assert {"id", "date", "actor", "event"} <= set(row)
        assert all(name in known or name.startswith("rapport_") for name in row)
        iso_day(row["date"])
        assert row["event"] and set(row["event"]) <= PLOVER and row.get("quad_code", 1) in (1, 2, 3, 4)
        for party in [*row["actor"], *row.get("recipient", [])]:
            assert set(party) <= entity and re.fullmatch(r"[A-Z]{3}", party.get("code", "XXX"))
            assert re.fullmatch(r"([A-Z]{3}){1,2}", party.get("sector", "XXX"))
        assert set(row.get("event_loc", {})) <= place and row.get("event_loc", {}).get("resolution", 1) in (1, 2, 3, 4, 5)
        assert set(row.get("text_info", {})) <= {"sequence", "start", "end", "text_story"}
    return rows
