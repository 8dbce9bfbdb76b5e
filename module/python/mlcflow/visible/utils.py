"""The module `utils` of hooks of mlcflow. With `from utils import *` they get the functions of `mlc.utils` too, and these modules."""
import json  # noqa: F401
import os  # noqa: F401
import re  # noqa: F401
import sys  # noqa: F401

from mlc.utils import *  # noqa: F401,F403
from mlcflow.actions import (  # noqa: F401
    compare_versions, copy_to_clipboard, create_toc_from_md, detect_tags_in_artifact, dos2unix, download_file, generate_secret,
    get_host_os_info, has_function_in_file, is_false, is_true, json2yaml, list_files_recursively, parse_expiration, print_json,
    print_yaml, prune_input, quote_if_needed, replace_string_in_file, sort_json, system, uid, unzip_file, yaml2json)
