using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CmPowerShell.TestSupport;

namespace CmPowerShell.Engine.Tests.Experiments;

/// <summary>A real Chromium without window, with one page.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ScratchFolder _profile = new("browser");
    private readonly List<JsonNode> _events = [];
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new(Patience * 2);
    private Process? _process;
    private int _last;

    /// <summary>Why there is none; empty if there is one.</summary>
    public static string Reason => OperatingSystem.IsLinux() && File.Exists(Program) ? "" : "Chromium is not installed (package chromium).";

    /// <summary>Problems that scripts of the page, or the page itself, have reported.</summary>
    public IEnumerable<string> Problems => _events
        .Where(message => (string?)message["method"] is "Runtime.exceptionThrown" or "Log.entryAdded" || ((string?)message["method"] == "Runtime.consoleAPICalled" && (string?)message["params"]!["type"] is "error" or "warning"))
        .Select(message => message.ToJsonString());

    /// <summary>The addresses of all requests.</summary>
    public IEnumerable<string> Requests => _events.Where(message => (string?)message["method"] == "Network.requestWillBeSent").Select(message => (string)message["params"]!["request"]!["url"]!);

    /// <summary>Starts it.</summary>
    public static async Task<Browser> StartAsync()
    {
        var browser = new Browser();
        try
        {
            await browser.ConnectAsync();
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sets the width of the screen and whether the user prefers light or dark.</summary>
    public async Task SetScreenAsync(int width, string scheme)
    {
        await CallAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 800, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        await CallAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
    }

    /// <summary>Opens a file, and waits until it is there.</summary>
    public async Task OpenAsync(string file)
    {
        var before = _events.Count;
        await CallAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        while (!_events.Skip(before).Any(message => (string?)message["method"] == "Page.loadEventFired"))
        {
            _events.Add(await ReceiveAsync());
        }
    }

    /// <summary>The value of an expression of JavaScript; a list is joined with bars.</summary>
    public async Task<string> AskAsync(string expression)
    {
        var answer = await CallAsync("Runtime.evaluate", new JsonObject { ["expression"] = $"[{expression}].flat().join('|')", ["returnByValue"] = true });
        return (string?)answer["result"]!["value"] ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is { } process)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        _end.Dispose();
        _profile.Dispose();
    }

    private async Task ConnectAsync()
    {
        var address = new Uri(StartProcess());
        using var asking = new HttpClient();
        var pages = JsonNode.Parse(await asking.GetStringAsync(new Uri($"http://{address.Authority}/json/list"), _end.Token))!.AsArray();
        await _socket.ConnectAsync(new Uri((string)pages.First(page => (string?)page!["type"] == "page")!["webSocketDebuggerUrl"]!), _end.Token);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await CallAsync($"{domain}.enable", []);
        }
    }

    private string StartProcess()
    {
        _process = Process.Start(new ProcessStartInfo(Program, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", "about:blank"])
        { RedirectStandardError = true })!;
        const string mark = "DevTools listening on ";
        while (_process.StandardError.ReadLine() is { } line)
        {
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                // A full pipe would stop it.
                _ = _process.StandardError.ReadToEndAsync();
                return line[mark.Length..];
            }
        }

        throw new InvalidOperationException("Chromium did not start.");
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        var id = ++_last;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        while (true)
        {
            var message = await ReceiveAsync();
            if ((int?)message["id"] == id)
            {
                return message["result"] ?? throw new InvalidOperationException(message.ToJsonString());
            }

            _events.Add(message);
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), _end.Token);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(text.ToArray())!;
    }
}
