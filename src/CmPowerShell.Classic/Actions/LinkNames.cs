using System.ComponentModel;
using System.Runtime.InteropServices;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Classic.Grammar;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Classic.Actions;

/// <summary><c>cm link</c>: makes the names of mlcflow in a folder: links to this program, which reads the command line of mlcflow when it is started under one of them.</summary>
internal sealed class LinkNames : IClassicAction
{
    public string Name => "link";

    public string Summary => "Makes the names of mlcflow (mlc, mlcr, …) in a folder, as links to this program.";

    public IReadOnlyList<ActionInput> Inputs { get; } =
    [
        new("artifact", "the folder, which can be given instead of the automation; the default is that of this program"),
        new("f", "replace files with these names, such as the programs of mlcflow"),
        new("force", "the same as --f"),
    ];

    /// <summary>Gets the full path of the running program; for tests.</summary>
    internal Func<string?> Program { get; init; } = () => Environment.ProcessPath;

    public ActionOutcome Run(ActionCall call)
    {
        var program = Program();
        if (program is null || !MlcPrograms.NameOf(program).Equals("cm", StringComparison.OrdinalIgnoreCase))
        {
            throw NoProgram(program);
        }

        var given = call.Request.Artifact.Length > 0 || WellKnownNames.Core.Alias == call.Request.Automation ? call.Request.Artifact : call.Request.Automation;
        var folder = given.Length > 0 ? call.Operation.FullPath(given) : Path.GetDirectoryName(program)!;
        Directory.CreateDirectory(folder);
        var links = MlcPrograms.Names.Select(name => Path.Combine(folder, name + Path.GetExtension(program))).ToList();
        if (!Confirmation.Forced(call) && links.Find(link => Path.Exists(link) && File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName != program) is { } taken)
        {
            throw Taken(taken);
        }

        foreach (var link in links)
        {
            Make(link, program);
        }

        call.Print($"{links.Count} names of mlcflow in {folder} start {program}.");
        return ActionOutcome.Done(("folder", folder), ("list", MetaList.OfTexts(links)));
    }

    private static void Make(string link, string program)
    {
        File.Delete(link);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(link, program);
        }
        else if (!CreateHardLinkW(link, program, 0))
        {
            // Symbolic links need a privilege there that few users have.
            throw new IOException($"{link}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    private static CmException NoProgram(string? running) => new(new CmError(
        "ProgramNotLinked", ReturnCode.Failed, CmErrorCategory.NotInstalled, $"Links can only be made by the program cm, and this is {running ?? "another one"}.")
    {
        Hint = "Install the program cm, and run its action 'link'. 'Invoke-CmScript' and the other cmdlets work in a home of mlcflow too.",
        ClassicHint = "Install the program cm, and run its action 'link'.",
    });

    private static CmException Taken(string link) => new(new CmError(
        "FileExists", ReturnCode.Failed, CmErrorCategory.AlreadyExists, $"The file {link} exists already, and it is not a link to this program.")
    { Hint = "Name another folder that is in front of it on PATH, or replace the file with --force.", Target = link });

    [DllImport("kernel32.dll", ExactSpelling = true, CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLinkW(string link, string target, nint none);
}
