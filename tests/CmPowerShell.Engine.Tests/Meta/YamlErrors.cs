using CmPowerShell.Engine.Errors;
using CmPowerShell.Engine.Meta;
using Xunit;

namespace CmPowerShell.Engine.Tests.Meta;

internal static class YamlErrors
{
    /// <summary>The error that a broken text gives.</summary>
    internal static CmError Of(string text) => Assert.Throws<CmException>(() => YamlMeta.Parse(text, "x.yaml")).Error;
}
