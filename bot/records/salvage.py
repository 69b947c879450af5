"""What is sound in a record that has problems, so that the rest of it is checked all the same."""

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.records.model import Archive, Id, Meeting, Person, Place, Quote, Record, Source, Topic

ONE: dict[str, TypeAdapter[Any]] = {
    "archive": TypeAdapter(Archive),
    "source": TypeAdapter(Source),
}
MANY: dict[str, TypeAdapter[Any]] = {
    "people": TypeAdapter(Person),
    "topics": TypeAdapter(Topic),
    "places": TypeAdapter(Place),
    "meetings": TypeAdapter(Meeting),
    "reports": TypeAdapter(Id),
    "quotes": TypeAdapter(Quote),
}


@dataclass(frozen=True, slots=True)
class Rest:
    """A record of the sound parts alone.

    `stood` tells where each part stood in its list; `lost` are the ids that the parts left out
    would have defined, by the key that they stand under and their path.
    """

    record: Record
    stood: dict[str, tuple[int, ...]]
    lost: tuple[tuple[str, str, tuple[str | int, ...]], ...]


def salvage(data: dict[str, Any]) -> Rest:
    """Leave out each part that does not have the shape of the format."""
    sound: dict[str, Any] = {}
    stood: dict[str, tuple[int, ...]] = {}
    lost: list[tuple[str, str, tuple[str | int, ...]]] = []
    for key, adapter in ONE.items():
        sound[key] = _valid(adapter, data.get(key))
        if sound[key] is None:
            lost += [(key, entity, (key, "id")) for entity in _id(data.get(key))]
    for key, adapter in MANY.items():
        items = data.get(key)
        parts = [_valid(adapter, item) for item in items] if isinstance(items, list) else []
        sound[key] = tuple(part for part in parts if part is not None)
        stood[key] = tuple(at for at, part in enumerate(parts) if part is not None)
        for at in set(range(len(parts))) - set(stood[key]):
            lost += [(key, entity, (key, at, "id")) for entity in _id(data[key][at])]
    return Rest(Record.model_construct(**sound), stood, tuple(sorted(lost)))


def _valid(adapter: TypeAdapter[Any], value: Any) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError:
        return None


def _id(part: Any) -> list[str]:
    """Return the id of a part, if it has one at all."""
    entity = part.get("id") if isinstance(part, dict) else None
    return [entity] if isinstance(entity, str) else []
