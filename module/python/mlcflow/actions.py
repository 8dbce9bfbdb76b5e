"""The module `utils`: what the automation `utils` of the engine does, as functions."""
import os
import time

from cmind import _services
from cmind.core import ask_engine
from cmind.utils import compare_versions as compare

SECONDS = {"m": 60, "h": 3600, "d": 86400}


def is_true(val):
    """Whether a value is on."""
    return str(val).lower() in ("1", "true", "on", "yes")


def is_false(val):
    """Whether a value is off. One that is neither on nor off is neither true nor false."""
    return str(val).lower() in ("0", "false", "off", "no")


def _of_engine(name):
    def call(i):
        return _services.call({**i, "action": name, "automation": "utils"}, ask_engine)
    call.__name__ = name
    call.__doc__ = "The action `{}` of the automation `utils`.".format(name)
    return call


copy_to_clipboard = _of_engine("copy_to_clipboard")
create_toc_from_md = _of_engine("create_toc_from_md")
detect_tags_in_artifact = _of_engine("detect_tags_in_artifact")
dos2unix = _of_engine("dos2unix")
generate_secret = _of_engine("generate_secret")
json2yaml = _of_engine("json2yaml")
list_files_recursively = _of_engine("list_files_recursively")
print_json = _of_engine("print_json")
print_yaml = _of_engine("print_yaml")
prune_input = _of_engine("prune_input")
replace_string_in_file = _of_engine("replace_string_in_file")
sort_json = _of_engine("sort_json")
system = _of_engine("system")
uid = _of_engine("uid")
unzip_file = _of_engine("unzip_file")
yaml2json = _of_engine("yaml2json")
_download = _of_engine("download_file")
_host = _of_engine("get_host_os_info")


def download_file(i):
    """Downloads `url` into the current folder, or into `path`; returns `filename`, `path` and `size`.

    MLC_VERIFY_SSL decides about certificates before the input `verify_ssl` does. A certificate that is not trusted is an error.
    """
    authority = os.environ.get("MLC_SSL_CA_FILE") or i.get("ssl_ca_file")
    if authority and os.path.isfile(authority):
        return {"return": 1, "error": "download_file() cannot use the certificates of '{}': add them to those that this machine trusts, "
                                      "and unset MLC_SSL_CA_FILE and ssl_ca_file".format(authority)}
    return _download({**i, "verify": is_true(os.environ.get("MLC_VERIFY_SSL", i.get("verify_ssl", True)))})


def get_host_os_info(i=None):
    """Returns as `info` what is known of the machine and its shell."""
    answer = _host(i or {})
    if answer["return"] == 0:
        import platform
        info = answer["info"]
        info["env"] = {"MLC_HOST_PLATFORM_FLAVOR": platform.machine(), "MLC_HOST_OS_TYPE": info["platform"],
                       **({"MLC_WINDOWS": "yes"} if info["platform"] == "windows" else {})}
    return answer


def compare_versions(i):
    """Returns `comparison`: 1, 0 or -1 when `version1` is later than, equal to or earlier than `version2`.

    With `version_minor_skip_okay` only as many parts count as `version2` has.
    """
    first, second = i["version1"], i["version2"]
    if i.get("version_minor_skip_okay"):
        first = ".".join(first.split(".")[:second.count(".") + 1])
    return {"return": 0, "comparison": compare(first, second)}


def parse_expiration(user_input):
    """The time, in seconds of Unix, at which something expires that is valid for `10m`, `2h`, `3d` or `0`."""
    text = user_input.strip() if user_input else ""
    if text == "0":
        return time.time()
    if text[-1:].lower() not in SECONDS or not text[:-1].isdigit():
        raise ValueError("'{}' is no duration: write a number and m, h or d, such as 3d, or 0".format(user_input))
    return time.time() + int(text[:-1]) * SECONDS[text[-1].lower()]


def quote_if_needed(val, quote):
    """The text of a value, in double quotes where it has a space or such a quote, or where `quote` is one."""
    text = str(val)
    return '"' + text.replace('"', '\\"') + '"' if " " in text or '"' in text or quote == '"' else text


def has_function_in_file(py_file, func_name):
    """Whether a Python file defines a function. Nothing is run."""
    import ast
    try:
        with open(py_file, encoding="utf-8") as file:
            tree = ast.parse(file.read(), filename=py_file)
    except (OSError, SyntaxError, ValueError):
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == func_name for node in tree.body)
