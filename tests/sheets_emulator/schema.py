"""The discovery document as a gate: bodies with unknown names or wrong types are refused in Google's words."""

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

from .cells import Json
from .errors import Refused, bad_value, unknown_names
from .masks import Mask

LIST_VALUE = "type.googleapis.com/google.protobuf.ListValue"
ENUM_HOME = "type.googleapis.com/google.apps.sheets.v4."


@lru_cache(maxsize=1)
def schemas() -> Json:
    """The message types of Sheets v4, from the document in the google-api-python-client wheel."""
    document = files("googleapiclient") / "discovery_cache" / "documents" / "sheets.v4.json"
    found: Json = json.loads(document.read_text(encoding="utf-8"))["schemas"]
    return found


def checked(body: Any, name: str, prefix: str = "") -> Json:
    """The body without its nulls; refused if it is not a message of this name."""
    if not isinstance(body, dict):
        raise Refused("Invalid JSON payload received. Unexpected token.")
    unknown: list[tuple[str, str]] = []
    clean = _message(body, schemas()[name], name, prefix, unknown)
    if unknown:
        raise unknown_names(unknown)
    return clean


def _message(found: Json, schema: Json, name: str, path: str, unknown: list[tuple[str, str]]) -> Json:
    properties = schema.get("properties")
    if properties is None:
        return found
    clean: Json = {}
    for key, value in found.items():
        if key not in properties:
            unknown.append((path, key))
        elif value is not None:
            place = f"{path}.{_snake(key)}" if path else _snake(key)
            clean[key] = _value(value, properties[key], name, key, place, unknown)
    return clean


def _value(value: Any, schema: Json, owner: str, key: str, path: str, unknown: list[tuple[str, str]]) -> Any:
    if "$ref" in schema:
        if not isinstance(value, dict):
            raise bad_value(path, f"{ENUM_HOME}{schema['$ref']}", json.dumps(value))
        return _message(value, schemas()[schema["$ref"]], schema["$ref"], path, unknown)
    kind = schema.get("type")
    if kind == "array":
        return _list(value, schema["items"], owner, key, path, unknown)
    if kind in ("any", "object"):
        return value
    return _scalar(value, schema, f"{ENUM_HOME}{owner}.{key[0].upper()}{key[1:]}", path)


def _list(value: Any, items: Json, owner: str, key: str, path: str, unknown: list[tuple[str, str]]) -> list[Any]:
    rows = items.get("type") == "array"
    if not isinstance(value, list):
        if rows:
            raise bad_value(path, LIST_VALUE, json.dumps(value))
        value = [value]  # proto3 JSON takes a lone message for a list of one
    if rows:
        return _rows(value, path)
    return [_value(one, items, owner, key, f"{path}[{at}]", unknown) for at, one in enumerate(value)]


def _rows(rows: list[Any], path: str) -> list[Any]:
    for at, row in enumerate(rows):
        if not isinstance(row, list):
            raise bad_value(f"{path}[{at}]", LIST_VALUE, json.dumps(row))
        for column, value in enumerate(row):
            if isinstance(value, dict | list):
                kind = "struct_value" if isinstance(value, dict) else "list_value"
                raise Refused(f"Invalid values[{at}][{column}]: {kind} {{\n}}\n")
    return rows


def _scalar(value: Any, schema: Json, enum_name: str, path: str) -> Any:
    kind = schema["type"]
    if kind == "string" and "enum" in schema:
        if value not in schema["enum"]:
            raise bad_value(path, enum_name, json.dumps(value))
    elif kind == "string" and not isinstance(value, str):
        raise bad_value(path, "TYPE_STRING", json.dumps(value))
    elif kind == "boolean" and not isinstance(value, bool):
        raise bad_value(path, "TYPE_BOOL", json.dumps(value))
    elif kind in ("integer", "number"):
        return _number(value, kind, path)
    return value


def _number(value: Any, kind: str, path: str) -> int | float:
    wanted = "TYPE_INT32" if kind == "integer" else "TYPE_DOUBLE"
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise bad_value(path, wanted, json.dumps(value))
    try:
        number = float(value)
    except ValueError:
        raise bad_value(path, wanted, json.dumps(value)) from None
    if kind == "integer" and not (number.is_integer() and abs(number) < 2**31):
        raise bad_value(path, wanted, json.dumps(value))
    return int(number) if kind == "integer" else value if not isinstance(value, str) else number


def _snake(name: str) -> str:
    return re.sub(r"([A-Z])", lambda found: "_" + found[1].lower(), name)


def check_fields(mask: Mask, name: str, path: str = "") -> None:
    """Refuse a field mask that names what the answer does not have."""
    properties = schemas()[name].get("properties", {})
    for field, deeper in mask.items():
        place = f"{path}.{field}" if path else field
        if field not in properties:
            text = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{place}'."
            violation = {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{"field": place, "description": text}],
            }
            raise Refused("Request contains an invalid argument.", details=[violation])
        schema = properties[field]
        schema = schema.get("items", schema)
        if deeper and "$ref" in schema:
            check_fields(deeper, schema["$ref"], place)


def check_parameter(name: str, value: str, allowed: tuple[str, ...], enum_name: str) -> str:
    """A query parameter that takes one of a few words."""
    if value and value not in allowed:
        raise bad_value(_snake(name), f"{ENUM_HOME}{enum_name}", f'"{value}"')
    return value
