using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Yaml;
using Xunit;

namespace CmPowerShell.Meta.Tests.Yaml;

internal static class YamlErrors
{
    /// <summary>The error that a broken text gives.</summary>
    internal static CmError Of(string text) => Assert.Throws<CmException>(() => YamlMeta.Parse(text, "x.yaml")).Error;
}
