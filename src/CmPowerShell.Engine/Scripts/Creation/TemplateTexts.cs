namespace CmPowerShell.Engine.Scripts.Creation;

/// <summary>The texts of the templates. None of them contains the name of a script, so that no shell needs to quote it.</summary>
internal static class TemplateTexts
{
    internal const string PythonProgram = """
        import os

        print('Running in ' + os.getcwd())

        """;

    internal const string PythonHooks = """
        # Hooks: functions before and after the native script. Remove this file if it is not needed.


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
        # Hooks: functions before and after the native script. Remove this file if it is not needed.

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
