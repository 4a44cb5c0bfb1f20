"""The API keeps to its OpenAPI document, whatever is asked: Schemathesis makes up questions, good and bad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from starlette.testclient import TestClient

# How many questions each address is asked at least.
FEW = 10

CONFIG = """
seed = 20250704

[generation]
max-examples = 3
deterministic = true
no-shrink = true

[phases.stateful]
enabled = false

"""


def failures(event: events.ScenarioFinished) -> Iterator[str]:
    """What the answers of a scenario break, with the question as a command that can be repeated."""
    for checks in event.recorder.checks.values():
        for one in checks:
            if one.failure_info is not None:
                failed = one.failure_info.failure
                yield f"{event.recorder.label}: {one.name}: {failed.message}\n{one.failure_info.code_sample}"


def test_every_answer_is_what_the_document_says(quarrel_site: TestClient) -> None:
    config = SchemathesisConfig.from_str(CONFIG)
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", quarrel_site.app, config=config)
    told: list[str] = []
    asked: Counter[str] = Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            asked[event.recorder.label] += len(event.recorder.cases)
            told += failures(event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            told.append(str(event))
    assert not told, "\n\n".join(dict.fromkeys(told))
    document = quarrel_site.get("/api/v1/openapi.json").json()
    addresses = {f"{method.upper()} {path}" for path, methods in document["paths"].items() for method in methods}
    assert {label for label, many in asked.items() if many >= FEW} >= addresses
