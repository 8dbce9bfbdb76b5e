"""Small actions on files."""
import json
import os

from cmind import utils


def _converted(i, load, change, save, ending=None):
    """Reads `input`, changes it and writes `output`; without one, the input itself or the same name with another ending."""
    source = i.get("input", "")
    if not source:
        return {"return": 1, "error": "please say which file: --input=FILE"}
    answer = load(source, check_if_exists=True)
    if answer["return"] > 0:
        return answer
    target = i.get("output") or (os.path.splitext(source)[0] + ending if ending else source)
    return save(target, change(answer))


def _meta(answer):
    return answer["meta"]


def json2yaml(i):
    """Writes a JSON file as YAML."""
    return _converted(i, utils.load_json, _meta, utils.save_yaml, ".yaml")


def yaml2json(i):
    """Writes a YAML file as JSON."""
    return _converted(i, utils.load_yaml, _meta, utils.save_json, ".json")


def sort_json(i):
    """Sorts the keys of a JSON file."""
    return _converted(i, utils.load_json, _meta, utils.save_json)


def dos2unix(i):
    """Removes carriage returns from a text file."""
    return _converted(i, utils.load_txt, lambda answer: answer["string"].replace("\r", ""), utils.save_txt)


def replace_string_in_file(i):
    """Replaces `string` by `replacement` in a text file."""
    for key in ("string", "replacement"):
        if not i.get(key):
            return {"return": 1, "error": "please say --{}=TEXT".format(key)}
    return _converted(i, utils.load_txt,
                      lambda answer: answer["string"].replace("\r", "").replace(i["string"], i["replacement"]), utils.save_txt)


def create_toc_from_md(i):
    """Writes a table of contents for a markdown file, to its name with `.toc` behind it."""
    target = {**i, "output": i.get("output") or i.get("input", "") + ".toc"}
    return _converted(target, utils.load_txt, lambda answer: _contents(answer["string"]), utils.save_txt)


def _contents(text):
    lines = ["<details>", "<summary>Click here to see the table of contents.</summary>", ""]
    for line in text.split("\n"):
        marks, _, title = line.strip().partition(" ")
        if marks.startswith("#") and title.strip():
            anchor = title.strip().lower().replace(" ", "-").strip("*")
            anchor = "".join(letter for letter in anchor if letter not in ":+.(),")
            lines.append("{}* [{}](#{})".format("  " * (len(marks) - 1), title.strip(), anchor))
    return "\n".join(lines + ["", "</details>"]) + "\n"


def list_files_recursively(i):
    """Prints all files under the current folder, with commas between them."""
    found = [os.path.join(folder, name)[2:].replace("\\", "/") for folder, _, names in os.walk(".") for name in names]
    print(",".join(found))
    return {"return": 0}


def print_yaml(i):
    """Prints a YAML file as JSON."""
    return _printed(i, utils.load_yaml)


def print_json(i):
    """Prints a JSON file."""
    return _printed(i, utils.load_json)


def _printed(i, load):
    if not i.get("file"):
        return {"return": 1, "error": "please say which file: --file=FILE"}
    answer = load(i["file"], check_if_exists=True)
    if answer["return"] == 0:
        print(json.dumps(answer["meta"], indent=2))
        return {"return": 0}
    return answer
