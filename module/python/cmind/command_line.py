"""The classic grammar: {action} {automation} {artifact} {artifact} … --flag --flag- --key=value --a.b=value --list,=x,y @input -- rest."""
import shlex

from cmind import _files


def parse(words):
    """Reads a command line, a text or a list of words; returns `cm_input`."""
    words = shlex.split(words) if isinstance(words, str) else list(words or [])
    result, plain = {}, []
    for place, word in enumerate(words):
        if word == "--":
            result["unparsed_cmd"] = words[place + 1:]
            break
        if word.startswith("@"):
            loaded = _files.load_json_or_yaml(word[1:], check_if_exists=True)
            if loaded["return"] > 0:
                return loaded
            result.update(loaded["meta"])
        elif word.startswith("-"):
            _set(result, word)
        else:
            plain.append(word)
    result.update(zip(("action", "automation", "artifact"), plain))
    if len(plain) > 3:
        result["artifacts"] = plain[3:]
    return {"return": 0, "cm_input": result}


def _set(result, flag):
    key, given, value = flag.partition("=")
    if not given:
        value, key = not key.endswith("-"), key[:-1] if key.endswith("-") else key
    key = (key[2:] if key.startswith("--") else key[1:]).strip()
    value = value.strip() if given else value
    if key.endswith(","):
        key, value = key[:-1], value.split(",") if value else []
    parts = key.split(".")
    parts[0] = parts[0].replace("-", "_")
    for part in parts[:-1]:
        result = result.setdefault(part, {})
    result[parts[-1]] = value
