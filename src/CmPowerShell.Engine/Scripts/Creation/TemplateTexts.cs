namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>The texts of the templates. The name of a script stands in none of them, because no shell has to quote what is not there.</summary>
internal static class TemplateTexts
{
    internal const string Shell = """
        #!/usr/bin/env bash
        # What this script does on Linux and macOS. Its variables come from _cm.yaml, from the scripts that it depends on, and from --env.NAME=value.
        # A line NAME=value in the file tmp-run-env.out becomes a variable; the caller gets those that new_env_keys in _cm.yaml names:
        #   echo "MY_RESULT=42" >> tmp-run-env.out

        echo "Running in ${PWD}"

        """;

    internal const string Batch = """
        @echo off
        rem What this script does on Windows; run.sh tells how variables come and go.

        echo Running in %CD%

        """;

    internal const string PowerShell = """
        # What this script does where run.sh or run.bat, which are preferred on their platforms, is missing. Remove both to have one script for all platforms,
        # which needs pwsh on Linux and macOS. run.sh tells how variables come and go.

        Write-Output "Running in $PWD"

        """;

    internal const string PythonShell = """
        #!/usr/bin/env bash
        # Starts main.py on Linux and macOS. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3, on which this one depends.

        "${CM_PYTHON_BIN_WITH_PATH}" "${CM_TMP_CURRENT_SCRIPT_PATH}/main.py"

        """;

    internal const string PythonBatch = """
        @echo off
        rem Starts main.py on Windows. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3, on which this one depends.

        "%CM_PYTHON_BIN_WITH_PATH%" "%CM_TMP_CURRENT_SCRIPT_PATH%\main.py"
        exit /b %ERRORLEVEL%

        """;

    internal const string PythonPowerShell = """
        # Starts main.py where run.sh or run.bat, which are preferred on their platforms, is missing. CM_PYTHON_BIN_WITH_PATH comes from the script get,python3.

        & $env:CM_PYTHON_BIN_WITH_PATH "$env:CM_TMP_CURRENT_SCRIPT_PATH/main.py"
        exit $LASTEXITCODE

        """;

    internal const string PythonProgram = """
        import os

        print('Running in ' + os.getcwd())

        """;

    internal const string PythonHooks = """
        # Hooks: what happens before and after the native script. Remove this file if there is nothing to do.


        def preprocess(i):
            env = i['env']

            # env['MY_INPUT'] = 'a variable for the native script'
            # return {'return': 1, 'error': 'why it cannot run'}

            return {'return': 0}


        def postprocess(i):
            env = i['env']

            # env['MY_RESULT'] = 'a variable for the caller, if new_env_keys in _cm.yaml names it'

            return {'return': 0}

        """;

    internal const string PowerShellHooks = """
        # Hooks: what happens before and after the native script. Remove this file if there is nothing to do.

        function preprocess($i) {
            # $i.env['MY_INPUT'] = 'a variable for the native script'
            # return @{ return = 1; error = 'why it cannot run' }

            return @{ return = 0 }
        }

        function postprocess($i) {
            # $i.env['MY_RESULT'] = 'a variable for the caller, if new_env_keys in _cm.yaml names it'

            return @{ return = 0 }
        }

        """;

    internal const string Readme = """
        # What this script is for

        """;
}
