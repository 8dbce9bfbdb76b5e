"""Loading further Python files."""
import os
import sys


def load_python_module(i):
    """Loads NAME.py from the folder `path`; returns the module as `code`, and its file as `path`."""
    file = os.path.join(i["path"], i["name"] + ".py")
    if not os.path.isfile(file):
        return {"return": 1, "error": "can't find Python module file {}".format(file)}
    try:
        return {"return": 0, "code": _execute(i["name"], file), "path": file, "code_uid": ""}
    except Exception as problem:
        return {"return": 1, "error": "can't load Python module code (path={}, name={}, err={})".format(i["path"], i["name"], problem)}


def load_module(cmind, task_path, sub_module_name):
    """Loads a file from a folder; returns `sub_module_obj` (None when it is not there) and `sub_module_path`."""
    file = os.path.join(task_path, sub_module_name)
    try:
        module = _execute(sub_module_name, file) if os.path.isfile(file) else None
    except Exception as problem:
        return cmind.prepare_error(1, "Can't load Python module code {}:\n\n{}".format(file, problem))
    return {"return": 0, "sub_module_obj": module, "sub_module_path": file}


def _execute(name, file):
    from importlib.util import module_from_spec, spec_from_file_location
    spec = spec_from_file_location(name, file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def call_internal_module(module_self, path_to_current_module, module_name, module_func, i):
    """Calls a function of a module next to a file; `i` gets the caller as self_module."""
    from importlib import import_module
    folder = os.path.dirname(os.path.abspath(path_to_current_module))
    sys.path.insert(0, folder)
    try:
        module = import_module(module_name)
    finally:
        sys.path.remove(folder)
    if module_self is not None:
        i["self_module"] = module_self
    return getattr(module, module_func)(i)


def find_api(file_name, func):
    """Returns `api`: the head of a function and its documentation."""
    from cmind._files import load_txt
    text = load_txt(file_name)["string"]
    head = text.find("def " + func + "(")
    opening = text.find('"""', head)
    closing = text.find('"""', opening + 3)
    if head < 0:
        return {"return": 16, "error": "API not found"}
    if opening < 0 or closing < 0:
        return {"return": 1, "error": "API not found"}
    return {"return": 0, "api": text[text.rfind("\n", 0, head) + 1:closing + 3]}


def debug_here(module_path, host="localhost", port=5678, text="", env=None, env_debug_uid=""):
    """Waits for a debugger and returns an object with breakpoint(); does nothing unless CM_TMP_DEBUG_UID names this place."""
    if env_debug_uid:
        asked = (env or os.environ).get("CM_TMP_DEBUG_UID", "").strip()
        if asked.lower() != env_debug_uid.lower():
            return _NoDebugger()
    import debugpy
    print("Waiting for a debugger at {}:{} to attach to {}. {}".format(host, port, module_path, text))
    debugpy.listen((host, port))
    debugpy.wait_for_client()
    return debugpy


class _NoDebugger:
    def breakpoint(self):
        """Does nothing."""
