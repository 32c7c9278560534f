using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Oqupie.Bench.FirstView;

/// <summary>What came over the line, as the browser's own tools count it: heads and compressed bodies.</summary>
internal sealed class Line
{
    private readonly ConcurrentDictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _bytes = new(StringComparer.Ordinal);

    public void Listen(ICDPSession tools)
    {
        tools.Event("Network.requestWillBeSent").OnEvent +=
            (_, told) => _addresses[IdOf(told)] = told!.Value.GetProperty("request").GetProperty("url").GetString()!;
        tools.Event("Network.loadingFinished").OnEvent += (_, told) => _bytes[IdOf(told)] = told!.Value.GetProperty("encodedDataLength").GetInt64();
    }

    public long Bytes(Func<string, bool> of) => _bytes.Where(one => _addresses.TryGetValue(one.Key, out var url) && of(url)).Sum(one => one.Value);

    private static string IdOf(JsonElement? told) => told!.Value.GetProperty("requestId").GetString()!;
}
