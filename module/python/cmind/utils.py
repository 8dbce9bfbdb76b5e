"""The functions that hooks import as `cmind.utils`.

Most take and return dictionaries with `return` (0, or an error code with `error`); names and results are those of the
Python tools, of 2022 and of version 4.
"""
from cmind._dicts import (  # noqa: F401
    check_if_none_false_no_off, check_if_true_yes_on, convert_dictionary, flatten_dict, get_set,
    get_value_from_dict_with_flat_key, merge_dicts, sub_input, test_input, update_dict_if_empty, update_dict_with_flat_key)
from cmind._files import (  # noqa: F401
    ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_UNKNOWN_FILE_EXTENSION, is_file_json_or_yaml, load_bin, load_json,
    load_json_or_yaml, load_txt, load_yaml, load_yaml_and_json, safe_load_json, save_json, save_json_or_yaml, save_txt,
    save_yaml, update_yaml)
from cmind._folders import (  # noqa: F401
    check_and_create_dir, find_file_in_current_directory_or_above, find_file_in_dir_and_above, list_all_files, rm_read_only)
from cmind._modules import call_internal_module, debug_here, find_api, load_module, load_python_module  # noqa: F401
from cmind._names import (  # noqa: F401
    assemble_cm_object, assemble_cm_object1, assemble_cm_object2, decompose_cm_obj, gen_uid, is_cm_uid, match_objects,
    parse_cm_object, process_input, process_meta_for_inheritance)
from cmind._system import (  # noqa: F401
    copy_to_clipboard, dump_safe_json, gen_tmp_file, get_current_date_time, get_disk_use, get_memory_use)
from cmind._texts import (  # noqa: F401
    convert_env_to_dict, convert_tags_to_list, digits, filter_tags, get_list_from_cli, path2, safe_float,
    safe_int, substitute_template, tags_matched)
from cmind._versions import compare_versions  # noqa: F401
