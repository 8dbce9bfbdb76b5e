"""Small actions on texts and inputs."""
import copy

from cmind import utils


def uid(i):
    """A new uid."""
    result = utils.gen_uid()
    if i.get("out") == "con":
        print(result["uid"])
    return result


def compare_versions(i):
    """Returns `comparison`: 1, 0 or -1 as `version1` is above, equal to or below `version2`."""
    return {"return": 0, "comparison": utils.compare_versions(i["version1"], i["version2"])}


def generate_secret(i):
    """A random text that fits into a URL, as `secret`."""
    import secrets
    secret = secrets.token_urlsafe(16)
    print(secret)
    return {"return": 0, "secret": secret}


def copy_to_clipboard(i):
    """Puts `string` on the clipboard."""
    return utils.copy_to_clipboard(i)


def detect_tags_in_artifact(i):
    """Turns an artifact with spaces in its name into tags, in place: "get python" asks for the tags get,python."""
    given = i["input"]
    artifact = given.get("artifact", "")
    if artifact == ".":
        del given["artifact"]
    elif " " in artifact:
        del given["artifact"]
        given.pop("parsed_artifact", None)
        given["tags"] = artifact.replace(" ", ",")
    return {"return": 0}


def prune_input(i):
    """Returns `new_input`: the keys of `input` that a person wrote, without those that begin as `extra_keys_starts_with` says."""
    internal = ("action", "automation", "cmd", "out", "parsed_automation", "parsed_artifact", "self_module")
    starts = tuple(i.get("extra_keys_starts_with", ()))
    kept = {key: value for key, value in i["input"].items() if key not in internal and not key.startswith(starts or ("\0",))}
    return {"return": 0, "new_input": copy.deepcopy(kept)}
