"""Table-driven tests of format_readers: one good file each, and broken copies of it.

All data is invented here.  A case is (label, edit, line, column): the edit
breaks the good file, and the reader must name that line and column.
"""
import hashlib
import io
import json
import zipfile

import pytest

import format_readers as fr
from gdelt_reader import EVENT_COLUMNS, MENTION_COLUMNS
from icews_reader import COLUMNS as ICEWS
from phoenix_reader import PHOENIX_COLUMNS
from polecat_reader import COLUMNS as POLECAT


def tab(rows):
    """Bytes of tab lines."""
    return "".join("\t".join(row) + "\n" for row in rows).encode()


def put(rows, names, line, column, value, first=1):
    """Tab bytes with one cell changed; line counts as in the file."""
    rows = [list(row) for row in rows]
    rows[line - first][names.index(column)] = value
    return rows


def fill(names, default, **cells):
    """A row with a default in every cell not named (blanks in names become _)."""
    by_key = {name.replace(" ", "_"): name for name in names}
    row = dict.fromkeys(names, default)
    row.update({by_key[key]: value for key, value in cells.items()})
    return [row[name] for name in names]


def geo(head, kind, name, country, adm1, adm2, lat, lon, feature):
    parts = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    values = (kind, name, country, adm1, adm2, lat, lon, feature)
    return {f"{head}Geo_{part}": value for part, value in zip(parts, values)}


def refuses(reader, data, line, column, **options):
    """The reader refuses the data and names this place."""
    with pytest.raises(ValueError) as caught:
        reader(data, **options)
    assert str(caught.value).startswith(f"line {line}: column {column}: "), str(caught.value)


# --- GDELT events -----------------------------------------------------------
EVENTS = [
    fill(EVENT_COLUMNS, "", GLOBALEVENTID="700001", SQLDATE="20240309", MonthYear="202403",
         Year="2024", FractionDate="2024.1890", Actor1Code="KENGOV", Actor1Name="NAIROBI",
         Actor1CountryCode="KEN", Actor1Type1Code="GOV", Actor2Code="TZACHRCTHEDU",
         Actor2Name="LAKE COLLEGE", Actor2CountryCode="TZA", Actor2Religion1Code="CHR",
         Actor2Religion2Code="CTH", Actor2Type1Code="EDU", IsRootEvent="1", EventCode="0231",
         EventBaseCode="023", EventRootCode="02", QuadClass="1", GoldsteinScale="3.4",
         NumMentions="4", NumSources="1", NumArticles="2", AvgTone="-1.25",
         DATEADDED="20240309121500", SOURCEURL="https://news.example.org/a/1",
         **geo("Actor1", "1", "Kenya", "KE", "KE", "", "1.0", "38.0", "KE"),
         **geo("Actor2", "0", "", "", "", "", "", "", ""),
         **geo("Action", "4", "Mwanza, Mwanza, Tanzania", "TZ", "TZ12", "24001", "-2.51",
               "32.90", "-2570000")),
    fill(EVENT_COLUMNS, "", GLOBALEVENTID="700002", SQLDATE="20240308", MonthYear="202403",
         Year="2024", FractionDate="2024.1863", Actor1Code="USA", Actor1Name="OHIO",
         Actor1CountryCode="USA", IsRootEvent="0", EventCode="141", EventBaseCode="141",
         EventRootCode="14", QuadClass="3", GoldsteinScale="-6.5", NumMentions="1",
         NumSources="1", NumArticles="1", AvgTone="0", DATEADDED="20240309121500",
         SOURCEURL="https://paper.example.net/2?x=1",
         **geo("Action", "3", "Dayton, Ohio, United States", "US", "USOH", "OH113", "39.76",
               "-84.19", "1064000")),
]


def event(line, column, value):
    return tab(put(EVENTS, EVENT_COLUMNS, line, column, value))


EVENT_CASES = [
    ("60 columns", tab([EVENTS[0], EVENTS[1][:-1]]), 2, 61),
    ("62 columns", tab([EVENTS[0] + ["x"]]), 1, 62),
    ("commas for tabs", tab(EVENTS).replace(b"\t", b","), 1, 2),
    ("header", tab([EVENT_COLUMNS] + EVENTS), 1, "GLOBALEVENTID"),
    ("CRLF", tab(EVENTS).replace(b"\n", b"\r\n"), 1, 61),
    ("no last line end", tab(EVENTS)[:-1], 2, 61),
    ("blank line", tab(EVENTS) + b"\n", 3, 1),
    ("Latin-1", event(1, "Actor1Name", "NAIROBI~").replace(b"~", b"\xe9"), 1, 7),
    ("byte order mark", b"\xef\xbb\xbf" + tab(EVENTS), 1, 1),
    ("control character", event(2, "Actor1Name", "OH\x00IO"), 2, 7),
    ("quoted", event(2, "Actor1Name", '"OHIO"'), 2, "Actor1Name"),
    ("id twice", event(2, "GLOBALEVENTID", "700001"), 2, "GLOBALEVENTID"),
    ("id with zeros", event(1, "GLOBALEVENTID", "0700001"), 1, "GLOBALEVENTID"),
    ("day of 30 February", event(1, "SQLDATE", "20240230"), 1, "SQLDATE"),
    ("ISO day", event(1, "SQLDATE", "2024-03-09"), 1, "SQLDATE"),
    ("month", event(1, "MonthYear", "202402"), 1, "MonthYear"),
    ("year", event(2, "Year", "2023"), 2, "Year"),
    ("fraction of another day", event(2, "FractionDate", "2024.5000"), 2, "FractionDate"),
    ("actor parts swapped", event(1, "Actor1Code", "GOVKEN"), 1, "Actor1Code"),
    ("religion after type", event(1, "Actor2Code", "TZAEDUCHRCTH"), 1, "Actor2Code"),
    ("two-letter part", event(1, "Actor1CountryCode", "KE"), 1, "Actor1CountryCode"),
    ("type 2 without 1", event(2, "Actor1Type2Code", "GOV"), 2, "Actor1Type2Code"),
    ("code without name", event(1, "Actor2Name", ""), 1, "Actor2Name"),
    ("root flag", event(1, "IsRootEvent", "2"), 1, "IsRootEvent"),
    ("code lost its zero", event(1, "EventCode", "231"), 1, "EventCode"),
    ("code unknown", event(1, "EventCode", "0239"), 1, "EventCode"),
    ("base", event(1, "EventBaseCode", "0231"), 1, "EventBaseCode"),
    ("root", event(1, "EventRootCode", "2"), 1, "EventRootCode"),
    ("class of another root", event(2, "QuadClass", "4"), 2, "QuadClass"),
    ("class 0", event(1, "QuadClass", "0"), 1, "QuadClass"),
    ("score out of range", event(2, "GoldsteinScale", "-65"), 2, "GoldsteinScale"),
    ("score of another code", event(1, "GoldsteinScale", "4.0"), 1, "GoldsteinScale"),
    ("no mention", event(1, "NumMentions", "0"), 1, "NumMentions"),
    ("articles > mentions", event(1, "NumArticles", "5"), 1, "NumArticles"),
    ("sources > articles", event(1, "NumSources", "3"), 1, "NumSources"),
    ("tone", event(1, "AvgTone", "-101"), 1, "AvgTone"),
    ("place type", event(1, "ActionGeo_Type", "6"), 1, "ActionGeo_Type"),
    ("place without type", event(1, "Actor2Geo_Lat", "1.0"), 1, "Actor2Geo_Lat"),
    ("ISO3 country", event(1, "ActionGeo_CountryCode", "TZA"), 1, "ActionGeo_CountryCode"),
    ("US city abroad", event(2, "ActionGeo_Type", "4"), 2, "ActionGeo_CountryCode"),
    ("ADM1 of another country", event(1, "ActionGeo_ADM1Code", "KE12"), 1, "ActionGeo_ADM1Code"),
    ("county code abroad", event(1, "ActionGeo_ADM2Code", "TZ001"), 1, "ActionGeo_ADM2Code"),
    ("latitude", event(1, "ActionGeo_Lat", "92.51"), 1, "ActionGeo_Lat"),
    ("longitude", event(1, "ActionGeo_Long", "-180.5"), 1, "ActionGeo_Long"),
    ("half a point", event(1, "ActionGeo_Long", ""), 1, "ActionGeo_Long"),
    ("feature of a city", event(1, "ActionGeo_FeatureID", "TZ12"), 1, "ActionGeo_FeatureID"),
    ("added off the quarter", event(1, "DATEADDED", "20240309121700"), 1, "DATEADDED"),
    ("added without time", event(1, "DATEADDED", "20240309"), 1, "DATEADDED"),
    ("no source", event(2, "SOURCEURL", ""), 2, "SOURCEURL"),
]

# --- GDELT mentions ---------------------------------------------------------
MENTIONS = [
    fill(MENTION_COLUMNS, "", GLOBALEVENTID="700001", EventTimeDate="20240309121500",
         MentionTimeDate="20240309123000", MentionType="1", MentionSourceName="example.org",
         MentionIdentifier="https://news.example.org/a/1", SentenceID="2",
         Actor1CharOffset="104", Actor2CharOffset="-1", ActionCharOffset="131",
         InRawText="1", Confidence="80", MentionDocLen="900", MentionDocTone="-1.25",
         MentionDocTranslationInfo="srclc:swa;eng:Invented 1.0"),
    fill(MENTION_COLUMNS, "", GLOBALEVENTID="700002", EventTimeDate="20240309121500",
         MentionTimeDate="20240309123000", MentionType="2", MentionSourceName="Radio Two",
         MentionIdentifier="Radio Two, evening bulletin", SentenceID="1",
         Actor1CharOffset="0", Actor2CharOffset="20", ActionCharOffset="9", InRawText="0",
         Confidence="100", MentionDocLen="21", MentionDocTone="3"),
]


def mention(line, column, value):
    return tab(put(MENTIONS, MENTION_COLUMNS, line, column, value))


MENTION_CASES = [
    ("15 columns", tab([MENTIONS[0][:-1]]), 1, 16),
    ("header", tab([MENTION_COLUMNS] + MENTIONS), 1, "GLOBALEVENTID"),
    ("no such event", mention(2, "GLOBALEVENTID", "700009"), 2, "GLOBALEVENTID"),
    ("not its DATEADDED", mention(1, "EventTimeDate", "20240309120000"), 1, "EventTimeDate"),
    ("event after update", mention(1, "EventTimeDate", "20240309124500"), 1, "EventTimeDate"),
    ("two updates", mention(2, "MentionTimeDate", "20240309124500"), 2, "MentionTimeDate"),
    ("off the quarter", mention(1, "MentionTimeDate", "20240309123001"), 1, "MentionTimeDate"),
    ("type", mention(1, "MentionType", "7"), 1, "MentionType"),
    ("web without URL", mention(1, "MentionIdentifier", "news.example.org"), 1,
     "MentionIdentifier"),
    ("source of another site", mention(1, "MentionSourceName", "example.com"), 1,
     "MentionSourceName"),
    ("sentence 0", mention(1, "SentenceID", "0"), 1, "SentenceID"),
    ("offset past the text", mention(2, "Actor2CharOffset", "21"), 2, "Actor2CharOffset"),
    ("offset -2", mention(1, "Actor2CharOffset", "-2"), 1, "Actor2CharOffset"),
    ("action nowhere", mention(1, "ActionCharOffset", "-1"), 1, "ActionCharOffset"),
    ("raw flag", mention(1, "InRawText", "yes"), 1, "InRawText"),
    ("confidence", mention(1, "Confidence", "101"), 1, "Confidence"),
    ("fraction of confidence", mention(1, "Confidence", "0.8"), 1, "Confidence"),
    ("tone", mention(2, "MentionDocTone", "high"), 2, "MentionDocTone"),
    ("translation", mention(1, "MentionDocTranslationInfo", "swa"), 1,
     "MentionDocTranslationInfo"),
    ("extras", mention(2, "Extras", "{}"), 2, "Extras"),
    ("event and article twice", tab([MENTIONS[0], MENTIONS[0]]), 2, "MentionIdentifier"),
]

# --- ICEWS ------------------------------------------------------------------
_TALK = dict(Event_Date="2021-05-02", Event_Text="Consult", CAMEO_Code="040", Intensity="1",
             Story_ID="9001", Sentence_Number="3", Publisher="Isle Gazette", City="Suva",
             Country="Fiji", Latitude="-18.14", Longitude="178.44")
_FIJI = dict(Name="Cabinet (Fiji)", Sectors="Executive,Government", Country="Fiji")
_TONGA = dict(Name="Tonga", Sectors="", Country="Tonga")


def _side(who, party):
    return {f"{who}_{key}": value for key, value in party.items()}


TALKS = [
    fill(ICEWS, "", Event_ID="51", **_TALK, **_side("Source", _FIJI), **_side("Target", _TONGA)),
    fill(ICEWS, "", Event_ID="52", **_TALK, **_side("Source", _TONGA), **_side("Target", _FIJI)),
    fill(ICEWS, "", Event_ID="51", **{**_TALK, "Event_Date": "2021-05-03",
         "Event_Text": "Deny responsibility", "CAMEO_Code": "016", "Intensity": "-5"},
         **_side("Source", _TONGA), **_side("Target", _FIJI)),
]


def talk(line, column, value):
    return tab([ICEWS] + put(TALKS, ICEWS, line, column, value, first=2))


ICEWS_CASES = [
    ("no header", tab(TALKS), 1, "Event ID"),
    ("empty file", b"", 1, "Event ID"),
    ("header misspelt", tab([ICEWS] + TALKS).replace(b"CAMEO Code", b"CAMEO code"), 1,
     "CAMEO Code"),
    ("21 headers", tab([list(ICEWS) + ["Extra"]] + TALKS), 1, 21),
    ("19 columns", tab([ICEWS, TALKS[0][:-1]]), 2, 20),
    ("id and date twice", talk(4, "Event Date", "2021-05-02"), 4, "Event ID"),
    ("US date", talk(2, "Event Date", "5/2/2021"), 2, "Event Date"),
    ("no source", talk(2, "Source Name", ""), 2, "Source Name"),
    ("hole in the sectors", talk(3, "Target Sectors", "Executive,,Government"), 3,
     "Target Sectors"),
    ("zero lost", talk(4, "CAMEO Code", "16"), 4, "CAMEO Code"),
    ("no such root", talk(4, "CAMEO Code", "401"), 4, "CAMEO Code"),
    ("GDELT's score", talk(4, "Intensity", "3.4"), 4, "Intensity"),
    ("score out of range", talk(2, "Intensity", "11"), 2, "Intensity"),
    ("two labels of a code", talk(3, "Event Text", "Consult, other"), 3, "Event Text"),
    ("no twin", talk(3, "Sentence Number", "4"), 2, "Source Name"),
    ("sentence", talk(2, "Sentence Number", "0"), 2, "Sentence Number"),
    ("story", talk(2, "Story ID", "s9"), 2, "Story ID"),
    ("latitude", talk(2, "Latitude", "-98.14"), 2, "Latitude"),
    ("half a point", talk(2, "Longitude", ""), 2, "Longitude"),
    ("quoted", talk(2, "Event Text", '"Consult"'), 2, "Event Text"),
]

# --- POLECAT ----------------------------------------------------------------
_AID = dict(
    Event_ID="P-1", Event_Date="2023-06-01", Event_Type="AID", Intensity="6.4",
    Quad_Code="MATERIAL COOPERATION", Contexts="health;disasters", Actor_Name="Peru",
    Actor_Country="PER", Primary_Actor_Sector="GOV", Actor_Sectors="GOV;MED",
    Recipient_Name="Bolivia", Recipient_Country="BOL", Latitude="-16.5",
    Longitude="-68.15", GeoNames_ID="3911925", Source="Andes Wire",
    Publication_Date="2023-06-02", Language="es", Version="NGEC_X")
_MARCH = dict(_AID, Event_ID="P-2", Event_Type="PROTEST", Event_Mode="demo", Intensity="-2",
              Quad_Code="4", Contexts="food", Recipient_Name="None", Recipient_Country="None")
POLE = [fill(POLECAT, "None", **_AID), fill(POLECAT, "None", **_MARCH)]


def pole(line, column, value):
    return tab([POLECAT] + put(POLE, POLECAT, line, column, value, first=2))


POLECAT_CASES = [
    ("no header", tab(POLE), 1, "Event ID"),
    ("Headline in the header", tab([list(POLECAT) + ["Headline"]] + POLE), 1, 41),
    ("trailing tab", tab([POLECAT, POLE[0] + [""]]), 2, 41),
    ("empty for None", pole(2, "City", ""), 2, "City"),
    ("id twice", pole(3, "Event ID", "P-1"), 3, "Event ID"),
    ("compact date", pole(2, "Event Date", "20230601"), 2, "Event Date"),
    ("no publication date", pole(2, "Publication Date", "None"), 2, "Publication Date"),
    ("old event name", pole(2, "Event Type", "FIGHT"), 2, "Event Type"),
    ("mode of another event", pole(3, "Event Mode", "troops"), 3, "Event Mode"),
    ("intensity", pole(2, "Intensity", "64"), 2, "Intensity"),
    ("class", pole(2, "Quad Code", "VERBAL COOPERATION"), 2, "Quad Code"),
    ("context", pole(2, "Contexts", "health;weather"), 2, "Contexts"),
    ("protest context elsewhere", pole(2, "Contexts", "food"), 2, "Contexts"),
    ("comma list", pole(2, "Contexts", "health,disasters"), 2, "Contexts"),
    ("aid to nobody", tab([POLECAT] + put(put(POLE, POLECAT, 2, "Recipient Name", "None", 2),
                                          POLECAT, 2, "Recipient Country", "None", 2)), 2,
     "Recipient Name"),
    ("primary not a sector", pole(2, "Primary Actor Sector", "MIL"), 2, "Primary Actor Sector"),
    ("half a point", pole(2, "Longitude", "None"), 2, "Longitude"),
    ("latitude", pole(2, "Latitude", "91"), 2, "Latitude"),
    ("GeoNames", pole(2, "GeoNames ID", "La Paz"), 2, "GeoNames ID"),
]

# --- Phoenix and PETRARCH ---------------------------------------------------
PHOENIX = [
    "7_v0.5.0 20190704 2019 07 04 NGAGOVEDU NGA GOV EDU IGOUNO IGO _ UNO 1711 17 4 -9.2 "
    "LAND,2;WATER,1 9.07 7.49 Abuja FCT NGA S1_2;S4_1 https://a.example/1;http://b.example/2 "
    "wire;daily",
    "8_v0.5.0 20190705 2019 07 05 REB _ _ _ NGA NGA _ _ 160 16 3 -4.0 _ _ _ _ _ _ S9_1 _ wire"]
PHOENIX = [[cell.replace("_", "") if cell == "_" else cell for cell in row.split(" ")]
           for row in PHOENIX]


def phoenix(line, column, value):
    return tab(put(PHOENIX, PHOENIX_COLUMNS, line, column, value))


PHOENIX_CASES = [
    ("25 columns", tab([PHOENIX[0], PHOENIX[1][:-1]]), 2, 26),
    ("header", tab([PHOENIX_COLUMNS] + PHOENIX), 1, "EventID"),
    ("id without version", phoenix(1, "EventID", "7"), 1, "EventID"),
    ("ids fall", phoenix(2, "EventID", "6_v0.5.0"), 2, "EventID"),
    ("id twice", phoenix(2, "EventID", "7_v0.6.0"), 2, "EventID"),
    ("month without zero", phoenix(1, "Month", "7"), 1, "Month"),
    ("date", phoenix(1, "Date", "20191304"), 1, "Date"),
    ("entity of another actor", phoenix(1, "SourceActorEntity", "GHA"), 1, "SourceActorEntity"),
    ("group without entity", phoenix(1, "TargetActorEntity", ""), 1, "TargetActorEntity"),
    ("role as entity", phoenix(2, "SourceActorEntity", "REB"), 2, "SourceActorEntity"),
    ("role lost", phoenix(1, "SourceActorRole", ""), 1, "SourceActorRole"),
    ("attribute lost", phoenix(1, "SourceActorAttribute", ""), 1, "SourceActorAttribute"),
    ("root", phoenix(1, "EventRootCode", "171"), 1, "EventRootCode"),
    ("GDELT's class of 16", phoenix(2, "QuadClass", "4"), 2, "QuadClass"),
    ("score", phoenix(1, "GoldsteinScore", "9.2"), 1, "GoldsteinScore"),
    ("issue without count", phoenix(1, "Issues", "LAND;WATER,1"), 1, "Issues"),
    ("longitude", phoenix(1, "Lon", "187.49"), 1, "Lon"),
    ("point without name", phoenix(1, "LocationName", ""), 1, "LocationName"),
    ("name without point", phoenix(2, "LocationName", "Jos"), 2, "LocationName"),
    ("no sentence", phoenix(2, "SentenceID", ""), 2, "SentenceID"),
    ("URL", phoenix(1, "URLs", "https://a.example/1;b.example"), 1, "URLs"),
    ("one a day", tab([PHOENIX[0], ["9_v0.5.0"] + PHOENIX[0][1:]]), 2, "EventCode"),
]

LINE_NAMES = ("Date", "Source", "Target", "Code", "Issues", "SentenceIDs", "URL", "StorySource")
LINES = [["20150214", "CHLGOV", "ARG", "042", "TRADE,1", "CW001_1;CW001_3",
          "https://c.example/w", "CW"],
         ["20150215", "ARG", "CHLMED", "112", "", "CW002_2", "https://c.example/x", "CW"]]


def line_of(line, column, value):
    return tab(put(LINES, LINE_NAMES, line, column, value))


PETRARCH_CASES = [
    ("6 columns", tab([LINES[0][:6]]), 1, 7),
    ("9 columns", tab([LINES[0] + ["x"]]), 1, 9),
    ("header", tab([LINE_NAMES] + LINES), 1, "Date"),
    ("short year", line_of(1, "Date", "150214"), 1, "Date"),
    ("no target", line_of(2, "Target", ""), 2, "Target"),
    ("lower case source", line_of(1, "Source", "chlgov"), 1, "Source"),
    ("code of one digit", line_of(1, "Code", "4"), 1, "Code"),
    ("root 21", line_of(2, "Code", "211"), 2, "Code"),
    ("issues", line_of(1, "Issues", "TRADE 1"), 1, "Issues"),
    ("issue twice", line_of(1, "Issues", "TRADE,1;TRADE,2"), 1, "Issues"),
    ("no sentences", line_of(2, "SentenceIDs", ""), 2, "SentenceIDs"),
    ("hole in sentences", line_of(1, "SentenceIDs", "CW001_1;;CW001_3"), 1, "SentenceIDs"),
    ("empty URL column", line_of(2, "URL", ""), 2, "URL"),
    ("no story source", line_of(1, "StorySource", ""), 1, "StorySource"),
    ("no last line end", tab(LINES)[:-1], 2, 8),
]

# --- PLOVER -----------------------------------------------------------------
RECORDS = [
    {"id": "r-1", "date": "2022-11-30", "time": "14:05:00Z",
     "actor": [{"code": "NOR", "sector": "GOV", "entity_text": "Oslo", "identifier_id": "Q585"}],
     "recipient": [{"code": "SWE"}], "event": ["AID"], "quad_code": 2, "event_scale": 6.5,
     "context": ["migration"], "event_loc": {"lat": 59.9, "lon": 10.7, "resolution": 4},
     "text_info": {"sequence": 0, "start": 3, "end": 9},
     "cite_info": {"url": "https://n.example/1", "language": "no"}, "rapport_status": "said"},
    {"id": "r-2", "date": "2022-12-01", "actor": [{"entity_text": "dockers"}],
     "event": ["PROTEST"], "mode": ["strike", "future"], "context": ["food"]}]


def lines_json(records):
    return "".join(json.dumps(record) + "\n" for record in records).encode()


def record(line, *steps, value):
    """JSON lines with the value at a path set (or taken away: value ...)."""
    records = json.loads(json.dumps(RECORDS))
    target = records[line - 1]
    for step in steps[:-1]:
        target = target[step]
    if value is ...:
        del target[steps[-1]]
    else:
        target[steps[-1]] = value
    return lines_json(records)


PLOVER_CASES = [
    ("no id", record(1, "id", value=...), 1, "id"),
    ("id twice", record(2, "id", value="r-1"), 2, "id"),
    ("date", record(1, "date", value="30/11/2022"), 1, "date"),
    ("29 February", record(2, "date", value="2022-02-29"), 2, "date"),
    ("time", record(1, "time", value="2 pm"), 1, "time"),
    ("end before start", record(1, "enddate", value="2022-11-29"), 1, "enddate"),
    ("actor not a list", record(1, "actor", value={"code": "NOR"}), 1, "actor"),
    ("no actor", record(2, "actor", value=[]), 2, "actor"),
    ("country of two letters", record(1, "actor", 0, "code", value="NO"), 1, "actor[0].code"),
    ("Wikidata", record(1, "actor", 0, "identifier_id", value="585"), 1, "actor[0].identifier_id"),
    ("age in words", record(1, "actor", 0, "age", value="40"), 1, "actor[0].age"),
    ("aid to nobody", record(1, "recipient", value=...), 1, "recipient"),
    ("event", record(2, "event", 0, value="FIGHT"), 2, "event[0]"),
    ("class", record(1, "quad_code", value=1), 1, "quad_code"),
    ("class as text", record(1, "quad_code", value="2"), 1, "quad_code"),
    ("scale", record(1, "event_scale", value=10.5), 1, "event_scale"),
    ("mode of another event", record(2, "mode", 0, value="troops"), 2, "mode[0]"),
    ("context", record(1, "context", 0, value="food"), 1, "context[0]"),
    ("unknown key", record(1, "source", value=[]), 1, "source"),
    ("latitude", record(1, "event_loc", "lat", value=-90.1), 1, "event_loc.lat"),
    ("half a point", record(1, "event_loc", "lon", value=...), 1, "event_loc.lon"),
    ("resolution", record(1, "event_loc", "resolution", value=6), 1, "event_loc.resolution"),
    ("span", record(1, "text_info", "end", value=2), 1, "text_info.end"),
    ("language", record(1, "cite_info", "language", value="nor"), 1, "cite_info.language"),
    ("cut off", lines_json(RECORDS)[:-3] + b"\n", 2, "context"),
    ("key twice", lines_json(RECORDS).replace(b'"time"', b'"date"'), 1, "date"),
    ("NaN", lines_json(RECORDS).replace(b"6.5", b"NaN"), 1, "event_scale"),
    ("array, third line", b"[\n " + lines_json(RECORDS[:1])[:-1] + b",\n {}\n]\n", 3, "[1].id"),
]

# --- feeds ------------------------------------------------------------------
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:georss="http://www.georss.org/georss">
<channel><title>Records</title><link>https://r.example/</link>
<description>Coded</description>
<item><title>One</title><link>https://r.example/1</link>
<guid isPermaLink="false">ev:1</guid>
<pubDate>Sat, 09 Mar 2024 12:15:00 GMT</pubDate>
<category>AID</category>
<georss:point>-2.51 32.90</georss:point></item>
<item><description>Two</description>
<guid>https://r.example/2</guid></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>urn:x:feed</id><title>Records</title>
<updated>2024-03-09T12:30:00Z</updated>
<author><name>Coder</name></author>
<entry><id>urn:x:1</id><title>One</title>
<published>2024-03-09T12:15:00Z</published>
<updated>2024-03-09T12:20:00Z</updated>
<link href="https://r.example/1"/>
<category term="AID"/>
<content type="application/json">{"id":
 "ev:1"}</content></entry>
<entry><id>urn:x:2</id><title>Two</title>
<updated>2024-03-09T13:20:00+01:00</updated>
<link rel="alternate" href="https://r.example/2"/></entry>
</feed>
"""


def swap(text, old, new):
    assert old in text, old
    return text.replace(old, new, 1).encode()


RSS_CASES = [
    ("version", swap(RSS, 'version="2.0" xmlns', 'version="0.91" xmlns'), 2, "rss"),
    ("encoding", swap(RSS, "UTF-8", "ISO-8859-1"), 1, "encoding"),
    ("document type", swap(RSS, "<rss", "<!DOCTYPE rss><rss"), 2, "DOCTYPE"),
    ("no description", swap(RSS, "<description>Coded</description>", ""), 3,
     "rss/channel/description"),
    ("relative link", swap(RSS, "https://r.example/1", "/1"), 5, "rss/channel/item/link"),
    ("no guid", swap(RSS, '<guid isPermaLink="false">ev:1</guid>', ""), 5,
     "rss/channel/item/guid"),
    ("guid no address", swap(RSS, ' isPermaLink="false"', ""), 6, "rss/channel/item/guid"),
    ("guid twice", swap(RSS, "<guid>https://r.example/2", '<guid isPermaLink="false">ev:1'), 11,
     "rss/channel/item/guid"),
    ("ISO date", swap(RSS, "Sat, 09 Mar 2024 12:15:00 GMT", "2024-03-09T12:15:00Z"), 7,
     "rss/channel/item/pubDate"),
    ("wrong weekday", swap(RSS, "Sat,", "Sun,"), 7, "rss/channel/item/pubDate"),
    ("two titles", swap(RSS, "<title>One</title>", "<title>One</title><title>1</title>"), 5,
     "rss/channel/item/title"),
    ("unknown element", swap(RSS, "<category>AID</category>", "<event>AID</event>"), 8,
     "rss/channel/item/event"),
    ("lat, lon swapped", swap(RSS, "-2.51 32.90", "132.90 -2.51"), 9,
     "rss/channel/item/point"),
    ("neither title nor text", swap(RSS, "<description>Two</description>", ""), 10,
     "rss/channel/item"),
    ("not closed", swap(RSS, "</channel>", ""), 12, "rss/channel"),
    ("bare ampersand", swap(RSS, "One", "One & two"), 5, "rss/channel/item/title"),
]
ATOM_CASES = [
    ("no feed id", swap(ATOM, "<id>urn:x:feed</id>", ""), 2, "feed/id"),
    ("RFC 822 date", swap(ATOM, "2024-03-09T12:30:00Z", "Sat, 09 Mar 2024 12:30:00 GMT"), 4,
     "feed/updated"),
    ("no zone", swap(ATOM, "12:20:00Z", "12:20:00"), 8, "feed/entry/updated"),
    ("no author", swap(ATOM, "<author><name>Coder</name></author>", ""), 6,
     "feed/entry/author"),
    ("nameless author", swap(ATOM, "<name>Coder</name>", ""), 5, "feed/author/name"),
    ("id not absolute", swap(ATOM, "urn:x:1", "1"), 6, "feed/entry/id"),
    ("id twice", swap(ATOM, "urn:x:2", "urn:x:1"), 13, "feed/entry/id"),
    ("updated before published", swap(ATOM, "12:20:00Z", "12:10:00Z"), 8, "feed/entry/updated"),
    ("no updated", swap(ATOM, "<updated>2024-03-09T13:20:00+01:00</updated>", ""), 13,
     "feed/entry/updated"),
    ("category without term", swap(ATOM, 'term="AID"', 'label="AID"'), 10,
     "feed/entry/category"),
    ("JSON content", swap(ATOM, '"ev:1"}', "ev:1}"), 12, "id"),
    ("no link, no content", swap(ATOM, 'rel="alternate" ', 'rel="self" '), 13,
     "feed/entry/link"),
    ("RSS element", swap(ATOM, '<category term="AID"/>', "<guid>1</guid>"), 10,
     "feed/entry/guid"),
    ("no namespace", swap(ATOM, ' xmlns="http://www.w3.org/2005/Atom"', ""), 2, "feed"),
]

# --- data package -----------------------------------------------------------
TABLE = b"id\tday\tscore\turl\n1\t2024-03-09\t3.4\thttps://a.example\n2\t2024-03-10\t\tx:y\n"
FIELDS = [{"name": "id", "type": "integer", "constraints": {"required": True}},
          {"name": "day", "type": "date"},
          {"name": "score", "type": "number", "constraints": {"minimum": -10, "maximum": 10}},
          {"name": "url", "type": "string", "format": "uri"}]


def package(**changes):
    """Bytes of datapackage.json (one key a line) with keys of its resource changed."""
    resource = {"name": "events", "path": "events.tsv", "profile": "tabular-data-resource",
                "format": "tsv", "dialect": {"delimiter": "\t"}, "bytes": len(TABLE),
                "hash": "sha256:" + hashlib.sha256(TABLE).hexdigest(),
                "schema": {"fields": FIELDS, "primaryKey": "id"}}
    resource.update(changes)
    resource = {key: value for key, value in resource.items() if value is not ...}
    body = ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in resource.items())
    return f'{{"name": "pack", "profile": "tabular-data-package", "resources": [{{\n{body}}}]}}' \
        .encode()


def table_case(old, new):
    """(package, table) with the table changed and its size and hash left out."""
    assert old in TABLE, old
    return package(bytes=..., hash=...), TABLE.replace(old, new, 1)


PACKAGE_CASES = [
    ("not JSON", (package() + b"}", TABLE), 9, "$"),
    ("no resources", (b'{"name": "pack"}', TABLE), 1, "resources"),
    ("name in capitals", (package(name="Events"), TABLE), 2, "resources[0].name"),
    ("file not there", (package(path="other.tsv"), TABLE), 3, "resources[0].path"),
    ("path upwards", (package(path="../events.tsv"), TABLE), 3, "resources[0].path"),
    ("profile", (package(profile="data-resource"), TABLE), 4, "resources[0].profile"),
    ("tsv with commas", (package(dialect={"delimiter": ","}), TABLE), 6,
     "resources[0].dialect.delimiter"),
    ("size", (package(bytes=7), TABLE), 7, "resources[0].bytes"),
    ("hash", (package(hash="0" * 32), TABLE), 8, "resources[0].hash"),
    ("encoding", (package(encoding="latin-1"), TABLE), 10, "resources[0].encoding"),
    ("type", (package(schema={"fields": [{"name": "id", "type": "int"}]}), TABLE), 9,
     "resources[0].schema.fields[0].type"),
    ("key of no field", (package(schema={"fields": FIELDS, "primaryKey": "key"}), TABLE), 9,
     "resources[0].schema.primaryKey"),
    ("header", table_case(b"score", b"Score"), 1, "score"),
    ("3 columns", table_case(b"\tx:y", b""), 3, 4),
    ("integer", table_case(b"\n2\t", b"\n2.0\t"), 3, "id"),
    ("required", table_case(b"\n1\t", b"\n\t"), 2, "id"),
    ("key twice", table_case(b"\n2\t", b"\n1\t"), 3, "id"),
    ("date", table_case(b"2024-03-10", b"20240310"), 3, "day"),
    ("maximum", table_case(b"3.4", b"34"), 2, "score"),
    ("uri", table_case(b"x:y", b"xy"), 3, "url"),
    ("line ends mixed", table_case(b"\n2\t", b"\r\n2\t"), 2, 4),
    ("quote left open", table_case(b"https", b'"https'), 2, 4),
    ("not UTF-8", table_case(b"x:y", b"x:\xff"), 3, 4),
]


def read_package(pair):
    return fr.read_datapackage(pair[0], {"events.tsv": pair[1]})


def read_mentions(data):
    return fr.read_gdelt_mentions(data, events=tab(EVENTS))


SUITES = {
    "gdelt_events": (fr.read_gdelt_events, tab(EVENTS), 2, EVENT_CASES),
    "gdelt_mentions": (read_mentions, tab(MENTIONS), 2, MENTION_CASES),
    "icews": (fr.read_icews, tab([ICEWS] + TALKS), 3, ICEWS_CASES),
    "polecat": (fr.read_polecat, tab([POLECAT] + POLE), 2, POLECAT_CASES),
    "phoenix": (fr.read_phoenix, tab(PHOENIX), 2, PHOENIX_CASES),
    "petrarch": (fr.read_petrarch, tab(LINES), 2, PETRARCH_CASES),
    "plover": (fr.read_plover, lines_json(RECORDS), 2, PLOVER_CASES),
    "rss": (fr.read_feed, RSS.encode(), 2, RSS_CASES),
    "atom": (fr.read_feed, ATOM.encode(), 2, ATOM_CASES),
    "datapackage": (read_package, (package(), TABLE), 1, PACKAGE_CASES),
}


@pytest.mark.parametrize("name", SUITES)
def test_good_file_passes(name):
    reader, data, count, cases = SUITES[name]
    rows = reader(data)
    assert len(rows) == count and all(isinstance(row, dict) for row in rows)
    assert len(cases) >= 6


@pytest.mark.parametrize(
    "name, case", [(name, case) for name, suite in SUITES.items() for case in suite[3]],
    ids=lambda part: part if isinstance(part, str) else part[0])
def test_broken_file_is_refused(name, case):
    _label, data, line, column = case
    refuses(SUITES[name][0], data, line, column)


def test_options():
    """The switches: rising ids, foreign date form, no twins, PETRARCH's columns, a path."""
    falling = tab(EVENTS[::-1])
    assert len(fr.read_gdelt_events(falling)) == 2
    refuses(fr.read_gdelt_events, falling, 2, "GLOBALEVENTID", increasing=True)
    swapped = event(1, "Actor1Code", "GOVKEN")
    assert len(fr.read_gdelt_events(swapped, any_order=True)) == 2
    refuses(fr.read_gdelt_events, event(1, "Actor1Code", "GOVTZA"), 1, "Actor1Code",
            any_order=True)
    assert len(fr.read_icews(tab([ICEWS, TALKS[0]]), twins=False)) == 1
    us_form = tab([ICEWS] + put(TALKS[:1], ICEWS, 2, "Event Date", "5/2/2021", first=2))
    assert len(fr.read_icews(us_form, date_form="m/d/YYYY", twins=False)) == 1
    texts = tab([LINES[0] + ["Santiago", "---", "visited"]])
    assert fr.read_petrarch(texts, actor_text=True, event_text=True)[0]["EventText"] == "visited"
    refuses(fr.read_petrarch, texts, 1, 9)
    assert len(fr.read_petrarch(tab([LINES[0][:6] + ["CW"]]))) == 1


def test_layouts(tmp_path):
    """Paths, zips, Phoenix without its last line end, a PLOVER array, a package folder."""
    assert fr.read_phoenix(tab(PHOENIX)[:-1])[1]["NewsSources"] == "wire"
    assert len(fr.read_plover(json.dumps(RECORDS, indent=1).encode())) == 2
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("20240309121500.export.CSV", tab(EVENTS))
    assert len(fr.read_gdelt_events(packed.getvalue())) == 2
    (tmp_path / "events.tsv").write_bytes(TABLE)
    (tmp_path / "datapackage.json").write_bytes(package())
    assert fr.read_datapackage(tmp_path)[0]["rows"][1]["score"] is None


def test_foreign_key():
    """A second table must refer to rows of the first."""
    events = json.loads(package())["resources"][0]
    cites = {"name": "cites", "path": "cites.csv", "profile": "tabular-data-resource",
             "schema": {"fields": [{"name": "event", "type": "integer"}],
                        "foreignKeys": [{"fields": "event", "reference":
                                         {"resource": "events", "fields": "id"}}]}}
    both = json.dumps({"resources": [events, cites]}).encode()
    good = {"events.tsv": TABLE, "cites.csv": b"event\r\n1\r\n2\r\n"}
    assert len(fr.read_datapackage(both, good)) == 2
    refuses(fr.read_datapackage, both, 3, "event",
            tables=good | {"cites.csv": b"event\n1\n3\n"})
