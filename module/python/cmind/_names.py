"""Names of artifacts: `alias`, `uid` (16 hex digits), `alias,uid`, each optionally with a repository and a colon in front."""
import fnmatch

UID_LETTERS = frozenset("0123456789abcdef.")


def gen_uid():
    """Returns a new `uid`."""
    import uuid
    return {"return": 0, "uid": uuid.uuid4().hex[:16]}


def is_cm_uid(obj):
    """Whether a text is a uid."""
    return len(obj) == 16 and UID_LETTERS.issuperset(obj.lower())


def parse_cm_object(obj, max_length=2, decompose=False):
    """Returns `cm_object`: a list of (alias, uid), the artifact first and then its repository if there is one."""
    parts = obj.split(":")
    pairs = [_pair(part) for part in reversed(parts)]
    if len(parts) > max_length or None in pairs:
        return {"return": 1, "error": "CM object {} is not recognized".format(obj)}
    result = {"return": 0, "cm_object": pairs}
    if decompose:
        result["decomposed_object"] = decompose_cm_obj(pairs)
    return result


def _pair(part):
    words = part.split(",")
    if len(words) == 1:
        return ("", words[0]) if is_cm_uid(words[0]) else (words[0], "")
    if len(words) == 2:
        first, second = words
        return (second, first) if is_cm_uid(first) and not is_cm_uid(second) else (first, second)
    return None


def decompose_cm_obj(cm_obj):
    """Takes the pairs out of a list and names their parts: artifact, name, name_alias, name_uid, repo, repo_alias, repo_uid."""
    alias, uid = cm_obj.pop(0) if cm_obj else ("", "")
    repo = cm_obj.pop(0) if cm_obj else None
    name = assemble_cm_object(alias, uid)
    repo_name = assemble_cm_object2(repo) if repo else ""
    return {"artifact": repo_name + ":" + name if repo else name, "name": name, "name_alias": alias, "name_uid": uid,
            "repo": repo_name, "repo_alias": repo[0] if repo else "", "repo_uid": repo[1] if repo else ""}


def assemble_cm_object(alias, uid):
    """The name `alias,uid` of what is there of both."""
    return ",".join(part for part in (alias, uid) if part)


def assemble_cm_object1(cm_dict):
    """The name of a dictionary with `alias` and `uid`."""
    return assemble_cm_object(cm_dict["alias"], cm_dict["uid"])


def assemble_cm_object2(cm_obj):
    """The name of a pair (alias, uid)."""
    return assemble_cm_object(cm_obj[0], cm_obj[1])


def match_objects(uid, alias, uid2, alias2, more_strict=False):
    """Returns `match`: whether an artifact fits a search (`uid2`, `alias2`). A uid on both sides decides alone.

    With `more_strict` an artifact without a uid does not fit a search for a uid alone.
    """
    uid, uid2 = (uid or "").lower(), (uid2 or "").lower()
    alias, alias2 = (alias or "").lower(), (alias2 or "").lower()
    if uid and uid2:
        match = uid == uid2
    elif more_strict and not uid and uid2 and not alias2:
        match = False
    elif "*" in alias2 or "?" in alias2:
        match = fnmatch.fnmatch(alias, alias2)
    else:
        match = alias2 in ("", alias)
    return {"return": 0, "match": match}


def process_input(i, update_input=True):
    """Replaces the parsed names in i['control'] by their parts, and puts their texts back into the input."""
    control = i["control"]
    for key in ("_automation", "_artifact"):
        if "_parsed" + key in control:
            control[key] = decompose_cm_obj(control.pop("_parsed" + key))
            if update_input:
                i[key[1:]] = control[key]["artifact"]
    if "_parsed_artifacts" in control:
        control["_artifacts"] = [decompose_cm_obj(name) for name in control.pop("_parsed_artifacts")]
    if update_input and control.get("_artifacts"):
        i["artifacts"] = [name["artifact"] for name in control["_artifacts"]]
    return {"return": 0}


def process_meta_for_inheritance(i):
    """Returns `meta` merged over the meta of its `_base` (automation::artifact, or artifact)."""
    from cmind._dicts import merge_dicts
    meta = i.get("meta", {})
    base = meta.pop("_base", "").strip()
    if not base:
        return {"return": 0, "meta": meta}
    automation, given, artifact = base.partition("::")
    query = {"action": "search", "automation": automation if given else i["automation"], "artifact": artifact if given else base}
    found = i["cmind"].access(query)
    if found["return"] > 0:
        return found
    if len(found["list"]) != 1:
        problem = "not found" if not found["list"] else "found more than once"
        return {"return": 1, "error": "base artifact {} {} (requested by {})".format(base, problem, meta.get("alias", ""))}
    merged = merge_dicts({"dict1": found["list"][0].meta, "dict2": meta, "append_lists": True})
    return {"return": 0, "meta": merged["dict1"]}
