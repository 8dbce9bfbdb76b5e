#!/bin/bash
export CM_TMP_CURRENT_PATH='/work/wt/shell2'
export CM_TMP_CURRENT_SCRIPT_PATH='/tmp/Pester_xtj2/a suite'\''s home/repos/local/script/ends-3107'
export CM_TMP_CURRENT_SCRIPT_REPO_PATH='/tmp/Pester_xtj2/a suite'\''s home/repos/local'
export CM_TMP_CURRENT_SCRIPT_REPO_PATH_WITH_PREFIX='/tmp/Pester_xtj2/a suite'\''s home/repos/local'
export CM_TMP_CURRENT_SCRIPT_WORK_PATH='/work/wt/shell2'
export CM_TMP_PIP_VERSION_STRING=''

. '/tmp/Pester_xtj2/a suite'\''s home/repos/local/script/ends-3107/run.sh'
