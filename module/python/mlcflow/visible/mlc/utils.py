"""The functions that hooks import as `mlc.utils`."""
from cmind.utils import check_if_true_yes_on  # noqa: F401
from mlcflow.files import (  # noqa: F401
    generate_temp_file, load_json, load_txt, read_json, read_yaml, save_json, save_txt, save_yaml)
from mlcflow.log import logger  # noqa: F401
from mlcflow.system import (  # noqa: F401
    get_repo_version, load_python_module, print_env, print_formatted_json, print_formatted_yaml, printd, run_system_cmd)
from mlcflow.values import (  # noqa: F401
    assemble_object, compare_versions, convert_args_to_dictionary, convert_env_to_dict, convert_tags_to_list, get_new_uid, is_uid,
    is_valid_url, merge_dicts, modify_git_url, sub_input)
