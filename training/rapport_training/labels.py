"""Label lists of the model, in the order of its outputs. Names are those of data/ontology."""
import csv
import os

ROLES = ["actor", "recipient", "place", "time", "said_by", "issue"]
ENTITIES = ["person", "organization", "place", "time", "object", "event", "abstract", "substance", "animal", "plant"]
STATUSES = ["actual", "future", "hypothetical", "negated", "historical", "postponed", "cancelled"]


def column(path, name):
    with open(path, encoding="utf-8") as f:
        rows = csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t")
        return list(dict.fromkeys(r[name] for r in rows if r[name]))


class Labels:
    """types: PLOVER events; modes: "EVENT.mode"; contexts. Index 0 of mode and about means none."""

    roles, statuses, entities = ROLES, STATUSES, ENTITIES

    def __init__(self, ontology_dir):
        self.types = column(os.path.join(ontology_dir, "events.tsv"), "event")
        with open(os.path.join(ontology_dir, "modes.tsv"), encoding="utf-8") as f:
            rows = csv.DictReader((line for line in f if not line.startswith("#")), delimiter="\t")
            self.modes = list(dict.fromkeys(f"{r['event']}.{r['mode']}" for r in rows))
        self.contexts = column(os.path.join(ontology_dir, "contexts.tsv"), "context")

    @classmethod
    def of_checkpoint(cls, manifest):
        """The labels that a checkpoint was trained with."""
        out = cls.__new__(cls)
        out.types, out.modes, out.contexts = manifest["types"], manifest["modes"], manifest["contexts"]
        return out

    def manifest(self):
        return {"types": self.types, "modes": self.modes, "contexts": self.contexts, "roles": self.roles,
                "statuses": self.statuses, "entities": self.entities}
