"""Programs, printed values, modules and archives, with the answers of mlcflow."""
import json
import os
import sys


def run_system_cmd(i):
    """Runs the command `cmd` of a shell in the folder `path`; returns what it printed as `output` and `error_output`."""
    import subprocess
    if not i.get("cmd"):
        return {"return": 1, "error": "run_system_cmd() needs the key 'cmd'"}
    path = i.get("path", ".")
    if not os.path.exists(path):
        return {"return": 1, "error": "the folder '{}' of the command '{}' does not exist".format(path, i["cmd"])}
    try:
        done = subprocess.run(i["cmd"], cwd=path, shell=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    except Exception as problem:
        return {"return": 1, "error": "the command '{}' could not be started: {}".format(i["cmd"], problem)}
    if done.returncode:
        error = "the command '{}' failed with exit code {}".format(i["cmd"], done.returncode)
        return {"return": 1, "error": error, "error_output": done.stderr.strip()}
    return {"return": 0, "output": done.stdout.strip(), "error_output": done.stderr.strip()}


def get_repo_version(repo_path):
    """The commit of a repository: `source`, `commit`, `branch` and `dirty`; empty where that is not known."""
    if repo_path and os.path.isdir(os.path.join(repo_path, ".git")):
        answers = [run_system_cmd({"path": repo_path, "cmd": "git " + command})
                   for command in ("rev-parse HEAD", "rev-parse --abbrev-ref HEAD", "status --porcelain -uno")]
        if not any(answer["return"] for answer in answers):
            commit, branch, changes = (answer["output"] for answer in answers)
            return {"source": "git", "commit": commit, "branch": branch, "dirty": bool(changes)}
    file = os.path.join(repo_path or "", "git_commit_hash.txt")
    if repo_path and os.path.isfile(file):
        with open(file) as opened:
            commit = opened.read().strip()
        if commit:
            return {"source": "commit_file", "commit": commit, "branch": "", "dirty": False}
    return {}


def printd(mydict, yaml=True, sort_keys=True, begin_spaces=None):
    """Prints a value as YAML or JSON."""
    if yaml:
        print_formatted_yaml(mydict, begin_spaces=begin_spaces)
    else:
        print_formatted_json(mydict, sort_keys=sort_keys, begin_spaces=begin_spaces)


print_env = printd


def print_formatted_yaml(data, sort_keys=True, begin_spaces=None):
    """Prints a value as YAML with its keys in their order."""
    import yaml
    _print(yaml.dump(data, default_flow_style=False, sort_keys=False, allow_unicode=True), begin_spaces)


def print_formatted_json(data, sort_keys=True, begin_spaces=None):
    """Prints a value as JSON."""
    try:
        _print(json.dumps(data, indent=4, sort_keys=sort_keys), begin_spaces)
    except TypeError as problem:
        print("The value cannot be written as JSON: {}".format(problem))


def _print(text, spaces):
    print("\n".join(" " * spaces + line for line in text.splitlines()) if spaces else text)


def load_python_module(params):
    """Loads NAME.py from the folder `path`; returns the module as `code`, and its file as `path`. It can be imported from then on."""
    from cmind.utils import load_python_module as load
    if not params.get("name") or not params.get("path"):
        return {"return": 1, "error": "load_python_module() needs the keys 'name' and 'path'"}
    answer = load(params)
    if answer["return"] == 0:
        sys.modules[params["name"]] = answer["code"]
    return answer
