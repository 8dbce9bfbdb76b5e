namespace CmPowerShell.Hosting;

/// <summary>The addresses of the pages of the cmdlets, for <c>Get-Help -Online</c>.</summary>
internal static class HelpAddress
{
    /// <summary>The folder of the pages.</summary>
    public const string Root = "https://github.com/cmpowershell/cmpowershell/blob/main/docs/reference/commands/";

    /// <summary>The page of a cmdlet.</summary>
    public static string Of(string cmdlet) => $"{Root}{cmdlet}.md";
}
