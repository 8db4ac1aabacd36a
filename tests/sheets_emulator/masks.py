"""Field masks, of answers (`sheets(properties.title,data)`) and of updates (`gridProperties/rowCount`)."""

import re
from copy import deepcopy
from typing import Any

from .cells import Json
from .errors import Refused

Mask = dict[str, Any]  # name -> Mask; an empty Mask is everything below
TOKEN = re.compile(r"[\w*\-@]+|[(),./]|\s+")


def parse_mask(text: str) -> Mask:
    """The mask as a tree; {} means everything."""
    tokens = [token for token in TOKEN.findall(text) if not token.isspace()]
    if "".join(tokens) != "".join(text.split()):
        raise Refused(f"Request contains an invalid argument. Invalid field selection {text}")
    mask, rest = _fields(tokens)
    if rest:
        raise Refused(f"Request contains an invalid argument. Invalid field selection {text}")
    return {} if "*" in mask else mask


def _fields(tokens: list[str]) -> tuple[Mask, list[str]]:
    mask: Mask = {}
    while tokens and tokens[0] != ")":
        tokens = _field(tokens, mask)
        if tokens and tokens[0] == ",":
            tokens = tokens[1:]
    return mask, tokens


def _field(tokens: list[str], mask: Mask) -> list[str]:
    name, tokens = tokens[0], tokens[1:]
    existed = name in mask
    below: Mask = {}
    named = False
    if tokens and tokens[0] in "./" and len(tokens) > 1:
        named, tokens = True, _field(tokens[1:], below)
    elif tokens and tokens[0] == "(":
        below, tokens = _fields(tokens[1:])
        named, tokens = True, tokens[1:]
    below = {} if "*" in below else below
    if existed and (not named or not mask[name]):
        mask[name] = {}
    else:
        mask[name] = _joined(mask.get(name, {}), below)
    return tokens


def _joined(first: Mask, second: Mask) -> Mask:
    return {name: _joined(first.get(name, {}), second.get(name, {})) for name in [*first, *second]}


def masked(found: Any, mask: Mask) -> Any:
    """Only what the mask names, through lists."""
    if not mask:
        return found
    if isinstance(found, list):
        return [masked(one, mask) for one in found]
    if not isinstance(found, dict):
        return found
    return {name: masked(found[name], mask[name]) for name in found if name in mask}


def wants(mask: Mask, *path: str) -> bool:
    """Whether an answer under this mask needs what stands at the path."""
    for name in path:
        if not mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def below(mask: Mask, *path: str) -> Mask:
    """The mask of what stands at the path."""
    for name in path:
        mask = mask.get(name, {})
    return mask


def updated(target: Json, source: Json, mask: Mask) -> Json:
    """A copy of `target` where every masked field is as in `source`: set, or gone."""
    if not mask:
        return deepcopy(source)
    result = dict(target)
    for name, deeper in mask.items():
        fresh = source.get(name)
        if deeper:
            fresh = updated(result.get(name) or {}, fresh or {}, deeper) or None
        if fresh is None:
            result.pop(name, None)
        else:
            result[name] = deepcopy(fresh)
    return result


def required_mask(request: Json) -> Mask:
    """The `fields` of an update, which Google insists on."""
    text = request.get("fields")
    if not text:
        raise Refused("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parse_mask(text)
