"""Changing dependencies by their names, and the conditions under which a change counts."""
import re

from cmind.utils import merge_dicts

NO = {"no", "off", "false", "0", ""}
YES = {"yes", "on", "true", "1"}


def update_deps(deps, changes, env, conditions):
    """Adds to each dependency the values in `changes` for one of its names, if the conditions of the change are true."""
    for name, change in changes.items():
        if conditions.exclude(change, env):
            continue
        for dep in deps:
            if name in dep.get("names", []):
                _fill(change, env)
                _add(dep, change)


class Conditions:
    """The conditions of dependencies.

    `fake_run` is the variable that a fake run sets. With `needs_value` a variable that holds a placeholder <<<NAME>>> is not set.
    """

    def __init__(self, fake_run, needs_value=False):
        self._fake_run = fake_run
        self._needs_value = needs_value

    def exclude(self, entry, env):
        """Whether the conditions of a dependency switch it off."""
        if entry.get("skip_if_fake_run") and env.get(self._fake_run, "") == "yes":
            return True
        wanted = [rule for rule, holds in (("enable_if_env", self._all_hold), ("enable_if_any_env", self._any_holds))
                  if rule in entry and not holds(entry[rule], env)]
        unwanted = [rule for rule, holds in (("skip_if_env", self._all_hold), ("skip_if_any_env", self._any_holds))
                    if rule in entry and holds(entry[rule], env)]
        return bool(wanted or unwanted)

    def _all_hold(self, conditions, env):
        """Whether all keys have one of their values; a missing key fits where no, or an empty text, is among them."""
        return all(self._holds(values, env[key]) if key in env else bool(_words(values) & NO) for key, values in conditions.items())

    def _any_holds(self, conditions, env):
        """Whether one of the keys is there and has one of its values."""
        return any(key in env and self._holds(values, env[key]) for key, values in conditions.items())

    def _holds(self, values, value):
        words, value = _words(values), str(value).lower().strip()
        if self._needs_value and words & (YES | NO) and re.search("<<<.*?>>>", value):
            value = ""
        if words & YES:
            return value not in NO
        return value in (NO if words & NO else words)


def _words(values):
    """The values in lower case; a scalar is one value."""
    return {str(value).lower() for value in (values if isinstance(values, (list, tuple, set)) else [values])}


def _fill(change, env):
    """Replaces <<<NAME>>> in the texts of a change by the variable, where there is one."""
    for key, value in change.items():
        if isinstance(value, dict):
            _fill(value, env)
        elif isinstance(value, str):
            change[key] = re.sub("<<<(.*?)>>>", lambda found: str(env.get(found[1], found[0])), value)


def _add(dep, change):
    for key, value in change.items():
        if key == "tags":
            dep["tags"] = _joined_tags(dep.get("tags", ""), value)
        elif "enable_if_" in key or "skip_if_" in key:
            continue
        elif isinstance(value, dict):
            if isinstance(dep.setdefault(key, {}), dict):
                merge_dicts({"dict1": dep[key], "dict2": value, "append_lists": True, "append_unique": True})
        elif isinstance(value, list):
            if isinstance(dep.setdefault(key, []), list):
                dep[key].extend(value)
        else:
            dep[key] = value


def _joined_tags(tags, new):
    known = tags.split(",")
    return ",".join(known + [tag for tag in dict.fromkeys(new.split(",")) if "<<<" not in tag and tag not in known])
