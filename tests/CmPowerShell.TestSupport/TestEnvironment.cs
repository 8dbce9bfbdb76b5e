namespace CmPowerShell.TestSupport;

/// <summary>The environment of a test process, which depends neither on the settings of the user nor on the build service that runs it.</summary>
public static class TestEnvironment
{
    /// <summary>Variables with this prefix are for the tests: parts of this machine, and values for child processes.</summary>
    private const string OfTests = "CM_TEST_";

    private static readonly string[] OfProduct = ["CM_", "MLC_"];

    private static readonly string[] OfBuildServices = ["CI", "TF_BUILD", "GITHUB_", "GITLAB_", "RUNNER_", "SYSTEM_", "BUILD_", "AGENT_"];

    /// <summary>Removes the variables of the product and of build services, and names a file of settings that does not exist.</summary>
    public static void MakeNeutral()
    {
        HostWine.KeepExceptionsUsable();
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsRemoved))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("CM_CONFIGURATION", Path.Combine(Path.GetTempPath(), "cm-test-without-settings", "configuration.json"));
    }

    private static bool IsRemoved(string name) =>
        OfBuildServices.Any(mark => mark.EndsWith('_') ? name.StartsWith(mark, StringComparison.Ordinal) : name == mark)
        || (OfProduct.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && !name.StartsWith(OfTests, StringComparison.Ordinal));
}
