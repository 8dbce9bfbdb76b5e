"""Repositories and their items as hooks see them."""


class Repo:
    """A registered repository: `path` and `meta`."""

    def __init__(self, path, meta=None):
        self.path = path
        self.meta = {} if meta is None else meta

    def to_wire(self):
        """The plain values that represent the repository outside of this process."""
        return {"path": self.path, "meta": self.meta}


class Item:
    """A script, cache entry or experiment: `path`, `meta`, and its repository as `repo`."""

    def __init__(self, path, repo, meta=None):
        self.path = path
        self.repo = repo
        self.meta = {} if meta is None else meta

    @classmethod
    def of(cls, values):
        """Makes an item of the values that the engine sends."""
        return cls(values["path"], Repo(values.get("repo_path", ""), values.get("repo_meta")), values["meta"])

    def to_wire(self):
        """The plain values that represent the item outside of this process."""
        return {"path": self.path, "meta": self.meta}


def revive(answer):
    """Turns the items and repositories in an answer of the engine into objects."""
    if isinstance(answer.get("list"), list):
        answer["list"] = [_object(value) for value in answer["list"]]
    return answer


def _object(value):
    if not isinstance(value, dict) or "path" not in value or not isinstance(value.get("meta"), dict):
        return value
    return Repo(value["path"], value["meta"]) if "path_with_prefix" in value else Item.of(value)
