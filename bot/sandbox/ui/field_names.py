"""How the pages' forms name the fields of blocks: by block_id and action_id, in one word."""

from urllib.parse import quote, unquote

from bot.sandbox.errors import RefusedError


def field_name(block_id: str, action_id: str) -> str:
    """The name of a field in a form."""
    return f"{quote(block_id, safe='')}/{quote(action_id, safe='')}"


def parse_field_name(name: str) -> tuple[str, str]:
    """Which field a name stands for."""
    block_id, slash, action_id = name.partition("/")
    if not slash:
        raise RefusedError("message_not_found")
    return unquote(block_id), unquote(action_id)
