"""The record format as a JSON Schema."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from bot.records.model import Record, definition_name

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _RecordSchema(GenerateJsonSchema):
    """Names the definitions as the documentation does."""

    def normalize_name(self, name: str) -> str:
        return definition_name(super().normalize_name(name))


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema of a record: of a YAML file, or a line of JSON Lines."""
    schema = Record.model_json_schema(schema_generator=_RecordSchema)
    return {"$schema": DIALECT, **schema, "title": "Record of diplomatic meetings"}
