"""The actions of the automation `utils` that need nothing of the engine: files, archives, downloads, commands."""
NAMES = ("utils", "dc2743f8450541e3")

ACTIONS = {
    "get_host_os_info": "host", "uid": "texts", "compare_versions": "texts", "detect_tags_in_artifact": "texts",
    "prune_input": "texts", "generate_secret": "texts", "copy_to_clipboard": "texts",
    "download_file": "download", "unzip_file": "archive", "system": "command", "list_files_recursively": "files",
    "json2yaml": "files", "yaml2json": "files", "sort_json": "files", "dos2unix": "files",
    "replace_string_in_file": "files", "create_toc_from_md": "files", "print_yaml": "files", "print_json": "files",
}


def find(i):
    """The function for an access, or None when it is the engine's."""
    module = ACTIONS.get(i.get("action", ""))
    parts = str(i.get("automation", "")).split(",")
    if module is None or not any(part in NAMES for part in parts):
        return None
    from importlib import import_module
    return getattr(import_module("cm_hooks.utilities." + module), i["action"])
