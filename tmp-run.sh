#!/bin/bash
export CM_TMP_CURRENT_PATH='/work/wt/experiments2'
export CM_TMP_CURRENT_SCRIPT_PATH='/tmp/Pester_wxjw/a suite'\''s home/repos/local/script/job-endless'
export CM_TMP_CURRENT_SCRIPT_REPO_PATH='/tmp/Pester_wxjw/a suite'\''s home/repos/local'
export CM_TMP_CURRENT_SCRIPT_REPO_PATH_WITH_PREFIX='/tmp/Pester_wxjw/a suite'\''s home/repos/local'
export CM_TMP_CURRENT_SCRIPT_WORK_PATH='/work/wt/experiments2'
export CM_TMP_PIP_VERSION_STRING=''
export MARK='/tmp/Pester_wxjw/a mark'

. '/tmp/Pester_wxjw/a suite'\''s home/repos/local/script/job-endless/run.sh'
