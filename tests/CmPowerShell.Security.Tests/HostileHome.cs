using System.IO.Compression;
using CmPowerShell.Classic;
using CmPowerShell.Classic.Contracts;
using CmPowerShell.Engine;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Settings;
using CmPowerShell.Meta.Errors;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Security.Tests;

/// <summary>A home of one test, into which hostile things come, and a folder next to it that must not change.</summary>
internal sealed class HostileHome : IDisposable
{
    private readonly ScratchFolder _scratch = new("attack");

    public HostileHome()
    {
        Victim = Directory.CreateDirectory(_scratch.At("victim")).FullName;
        File.WriteAllText(Path.Combine(Victim, "profile"), "precious");
        Directory.CreateDirectory(_scratch.At("work"));
        Engine = Open("home");
    }

    public CmEngine Engine { get; }

    /// <summary>A folder outside of the home with the file <c>profile</c>, which holds <c>precious</c>.</summary>
    public string Victim { get; }

    public RecordingEvents Events { get; } = new();

    public string Work => _scratch.At("work");

    public string At(params string[] parts) => _scratch.At(parts);

    public CmEngine Open(string home) => ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.At(home) });

    /// <summary>Writes a repository of plain files.</summary>
    public string Folder(string name, string alias, string uid)
    {
        _scratch.Write($"{name}/cmr.yaml", $"alias: {alias}\nuid: {uid}\n");
        return _scratch.At(name);
    }

    public string Write(string relativePath, string text) => _scratch.Write(relativePath, text);

    /// <summary>Adds a native script to a repository.</summary>
    public void Script(string folder, string alias, string uid, string run = "echo ran", string meta = "")
    {
        _scratch.Write($"{folder}/script/{alias}/_cm.yaml", $"alias: {alias}\nuid: {uid}\nautomation_alias: script\nautomation_uid: 5b4e0237da074764\ntags: [ case, {alias} ]\n{meta}");
        _scratch.Write($"{folder}/script/{alias}/run.sh", run + "\n");
    }

    public GitRepositoryFixture Git(string name, string alias, string uid) => GitRepositoryFixture.CreateCm(_scratch.At(name), alias, uid);

    /// <summary>Packs entries into an archive.</summary>
    public string Zip(string name, params (string Entry, string Text)[] entries)
    {
        using var zip = ZipFile.Open(_scratch.At(name), ZipArchiveMode.Create);
        foreach (var (entry, text) in entries)
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry).Open());
            writer.Write(text);
        }

        return _scratch.At(name);
    }

    public RepositoryInstallResult Install(string url, string? checkout = null, bool force = false) => Engine.Installer.Install(
        new RepositoryInstallRequest { Url = url, Checkout = checkout, MovesPin = force, Copies = Directory.Exists(url) }, new Operation(Events, NoInteraction.Instance, CancellationToken.None));

    public CmError InstallFails(string url, string? checkout = null) => Xunit.Assert.Throws<CmException>(() => Install(url, checkout)).Error;

    public ActionOutcome Execute(params string[] line) => Execute(Engine, line);

    public ActionOutcome Execute(CmEngine engine, params string[] line)
    {
        engine.Refresh();
        return engine.ClassicActions().Execute(line, new Operation(Events, NoInteraction.Instance, CancellationToken.None));
    }

    public RunResult Run(string tags)
    {
        Engine.Refresh();
        return Engine.Runner.Run(new RunRequest { Tags = [.. tags.Split(',')], WorkDirectory = Work, Inputs = new() { ["quiet"] = true } }, new Operation(Events, NoInteraction.Instance, CancellationToken.None));
    }

    public CmError RunFails(string tags) => Xunit.Assert.Throws<CmException>(() => Run(tags)).Error;

    public void RequirePinned() => Engine.Configuration.Set(SettingTable.RequirePinned, true, ofHome: true);

    /// <summary>What was printed by scripts and by the program, in one text.</summary>
    public string Output => string.Join('\n', Events.Texts);

    public bool IsVictimUnharmed => File.ReadAllText(Path.Combine(Victim, "profile")) == "precious" && Directory.EnumerateFileSystemEntries(Victim).Count() == 1;

    public void Dispose()
    {
        Engine.Dispose();
        _scratch.Dispose();
    }
}
