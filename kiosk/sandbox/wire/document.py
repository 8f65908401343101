"""The OpenAPI 3.1 document: what the operations and messages say, in OpenAPI's shape."""

from collections import defaultdict
from inspect import cleandoc
from typing import Any, Final

import msgspec

from kiosk.sandbox.wire import fields, messages
from kiosk.sandbox.wire.operations import OPERATIONS, Operation
from kiosk.sandbox.wire.problems import KINDS, MEDIA_TYPE

Json = dict[str, Any]

TITLE: Final = "Terminal service"
VERSION: Final = "1.1.0"
DESCRIPTION: Final = """\
What the reception kiosk asks of the service that speaks with the insurers.

**This is the kiosk's own contract. It is not the protocol of any insurer or terminal vendor:** none of \
those is public. The embedded service `kiosk.sandbox` is its reference implementation; a real back end must \
offer the same.

Money is integer euro cents. Integers are written without a fraction: 500, not 500.0. \
Bodies are JSON in UTF-8, at most 64 KiB. Every operation but `logIn` needs the \
session's bearer token. Every error, of any address, is a problem document (RFC 9457) whose `type` is one of \
the URNs listed with each operation.

A client that gets no answer, a 5xx, or an answer that it cannot read knows nothing about the outcome. It \
asks with `inquire`, or repeats the very same command: adjudicate, confirm, cancel and void are safe to \
repeat.
"""
_REF: Final = "#/components/schemas/{name}"
_MESSAGES: Final = (messages.Problem, *(t for o in OPERATIONS for t in (o.body, o.answer) if t is not None))


def components() -> Json:
    """Return the document's `components`: the messages' schemas and the bearer token."""
    _, schemas = msgspec.json.schema_components(set(_MESSAGES), ref_template=_REF)
    scheme = {"type": "http", "scheme": "bearer", "description": "The token that `logIn` gave."}
    for schema in schemas.values():
        _normalise(schema)
    return {
        "schemas": {name: schemas[name] for name in sorted(schemas)},
        "securitySchemes": {"session": scheme},
    }


def _normalise(schema: Json) -> None:
    """Undo what differs between versions of msgspec: indented docstrings, null before or after its type."""
    schema["description"] = cleandoc(schema["description"])
    for field in schema["properties"].values():
        field.get("anyOf", []).sort(key=lambda choice: choice.get("type") == "null")


def request(operation: Operation) -> Json:
    """Return what an operation says of its request: parameters, body and session."""
    parts: Json = {"parameters": _parameters(operation)} if _parameters(operation) else {}
    if operation.body is not None:
        parts["requestBody"] = {"required": True, "content": _content(operation.body.__name__)}
    if operation.secured:
        parts["security"] = [{"session": []}]
    return parts


def responses(operation: Operation) -> dict[int | str, Json]:
    """Return an operation's answers by status: the good one, then its problems."""
    good: Json = {"description": "Done."}
    if operation.answer is not None:
        good["content"] = _content(operation.answer.__name__)
    by_status = defaultdict(list)
    for name in operation.all_problems:
        by_status[KINDS[name].status.value].append(name)
    answers: dict[int | str, Json] = {operation.status: good}
    return answers | {status: _problems(by_status[status]) for status in sorted(by_status)}


def _problems(names: list[str]) -> Json:
    listed = "\n".join(f"- `{KINDS[name].type}`: {KINDS[name].title}." for name in names)
    types = [KINDS[name].type for name in names]
    one_of_them = {"allOf": [_ref("Problem"), {"properties": {"type": {"enum": types}}}]}
    return {"description": listed, "content": {MEDIA_TYPE: {"schema": one_of_them}}}


def _parameters(operation: Operation) -> list[Json]:
    if "{id}" in operation.path:
        schema = msgspec.json.schema(fields.TransactionId)
        return [_parameter("id", "path", schema.pop("description"), schema, required=True)]
    if operation.name == "transactions":
        day = {"type": "string", "format": "date"}
        return [_parameter("day", "query", "The day, as YYYY-MM-DD.", day, required=False)]
    return []


def _parameter(name: str, where: str, description: str, schema: Json, *, required: bool) -> Json:
    return {"name": name, "in": where, "required": required, "description": description, "schema": schema}


def _content(message: str) -> Json:
    return {"application/json": {"schema": _ref(message)}}


def _ref(message: str) -> Json:
    return {"$ref": _REF.format(name=message)}
