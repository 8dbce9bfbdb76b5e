namespace CmPowerShell.Engine.Events;

/// <summary>A script was selected for a request.</summary>
/// <param name="Script">Its automation and name.</param>
/// <param name="AskedFor">The requested name or tags.</param>
/// <param name="Path">Full path of its folder.</param>
public sealed record ScriptFound(string Script, string AskedFor, string Path) : EngineEvent;

/// <summary>The cache was searched for a result.</summary>
/// <param name="Script">The script.</param>
/// <param name="IsHit">Whether a result is reused.</param>
/// <param name="Reason">Why or why not, in one line.</param>
/// <param name="EntryPath">Full path of the entry that is reused or made.</param>
public sealed record CacheConsulted(string Script, bool IsHit, string Reason, string EntryPath) : EngineEvent;

/// <summary>A native script starts.</summary>
/// <param name="Script">The script artifact.</param>
/// <param name="File">Full path of the native script.</param>
/// <param name="WorkDirectory">Full path of the directory in which it runs.</param>
public sealed record NativeScriptStarting(string Script, string File, string WorkDirectory) : EngineEvent;

/// <summary>A hook has downloaded a file with an action of the engine.</summary>
/// <param name="Address">Where it is, without user, password and query, which can be secret.</param>
/// <param name="Digest">The SHA-256 of the file, 64 hexadecimal digits.</param>
public sealed record FileDownloaded(string Address, string Digest) : EngineEvent;

/// <summary>A hook is called.</summary>
/// <param name="Script">The script artifact.</param>
/// <param name="Function">The function, such as <c>preprocess</c>.</param>
/// <param name="File">Full path of the hook's file.</param>
public sealed record HookCalled(string Script, string Function, string File) : EngineEvent;

/// <summary>A script has ended well.</summary>
/// <param name="Script">The script.</param>
/// <param name="FromCache">Whether its result came from the cache.</param>
/// <param name="Duration">How long it took, dependencies included.</param>
public sealed record ScriptFinished(string Script, bool FromCache, TimeSpan Duration) : EngineEvent;

/// <summary>There was a choice in a session that is not interactive, so the default was used.</summary>
/// <param name="Text">The options and the selected one, in one line.</param>
public sealed record DefaultTaken(string Text) : EngineEvent;
