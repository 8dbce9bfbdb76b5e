using System.Management.Automation;

namespace CmPowerShell.Hosting;

/// <summary>Text for the host as Write-Host writes it: live, never in the pipeline, and <c>6&gt;</c> redirects it.</summary>
internal static class HostOutput
{
    private static readonly string[] OutputTags = ["PSHOST", "CmOutput"];
    private static readonly string[] ErrorTags = ["PSHOST", "CmOutput", "CmStandardError"];

    /// <summary>Writes a line.</summary>
    /// <param name="cmdlet">The cmdlet, on its pipeline thread.</param>
    /// <param name="text">The text, without the end of the line.</param>
    /// <param name="isError">Whether it came from the standard error of a script.</param>
    public static void Write(PSCmdlet cmdlet, string text, bool isError)
    {
        var record = new InformationRecord(new HostInformationMessage { Message = text }, cmdlet.MyInvocation.MyCommand?.Name ?? "cm");
        record.Tags.AddRange(isError ? ErrorTags : OutputTags);
        cmdlet.WriteInformation(record);
    }
}
