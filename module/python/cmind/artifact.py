"""Artifacts as hooks see them."""


class Artifact:
    """A folder with meta: `path`, `meta` (with what it inherits), `original_meta` (without), `repo_path`, `repo_meta`."""

    def __init__(self, cmind, path):
        self.cmind = cmind
        self.cfg = cmind.cfg
        self.path = path
        self.meta = {}
        self.original_meta = {}
        self.repo_path = ""
        self.repo_meta = {}

    @classmethod
    def of(cls, cmind, values):
        """Makes an artifact of the values that the engine sends; each of them becomes an attribute."""
        artifact = cls(cmind, values["path"])
        vars(artifact).update(values)
        if not artifact.original_meta:
            artifact.original_meta = artifact.meta
        return artifact

    @classmethod
    def revive(cls, cmind, answer):
        """Turns the artifacts in an answer of the engine into objects."""
        if isinstance(answer.get("list"), list):
            answer["list"] = [cls.of(cmind, item) if _is_artifact(item) else item for item in answer["list"]]
        if _is_artifact(answer):
            # The answer of `load` is the artifact itself.
            answer["artifact"] = cls.of(cmind, {key: answer[key] for key in ("path", "meta", "original_meta") if key in answer})
        for key in ("artifact", "artifact_obj"):
            if _is_artifact(answer.get(key)):
                answer[key] = cls.of(cmind, answer[key])
        return answer

    def load(self, ignore_inheritance=False, base_recursion=0):
        """Reads the meta again."""
        found = self.cmind.access({"action": "load", "automation": self._automation(), "artifact": self._name(),
                                   "ignore_inheritance": ignore_inheritance})
        if found["return"] > 0:
            return found
        self.meta, self.original_meta = found.get("meta", self.meta), found.get("original_meta", self.original_meta)
        return {"return": 0}

    def update(self, meta, append_lists=True, replace=False, tags=()):
        """Changes the meta on disk: merges `meta` into it or replaces it, and sets the tags if there are any."""
        answer = self.cmind.access({"action": "update", "automation": self._automation(), "artifact": self._name(),
                                    "meta": meta, "replace_lists": not append_lists, "replace": replace,
                                    **({"tags": list(tags)} if tags else {})})
        return answer if answer["return"] > 0 else self.load()

    def to_wire(self):
        """The plain values that represent the artifact outside of this process."""
        return {"path": self.path, "meta": self.meta, "original_meta": self.original_meta}

    def __deepcopy__(self, memo):
        # A hook that copies its argument must not copy the connection to the engine.
        from copy import deepcopy
        twin = type(self)(self.cmind, self.path)
        own = {key: value for key, value in vars(self).items() if key not in ("cmind", "cfg")}
        vars(twin).update(deepcopy(own, memo))
        return twin

    def _automation(self):
        return ",".join(part for part in (self.meta.get("automation_alias"), self.meta.get("automation_uid")) if part)

    def _name(self):
        return self.meta.get("uid") or self.meta.get("alias", "")


def _is_artifact(value):
    return isinstance(value, dict) and "path" in value and isinstance(value.get("meta"), dict)
