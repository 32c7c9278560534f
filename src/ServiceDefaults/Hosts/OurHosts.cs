using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;

namespace Oqupie.ServiceDefaults.Hosts;

/// <summary>By which hosts this server itself is reached. No brand's portal may have one of them as its own domain, nor is it shown there if it has.</summary>
/// <remarks>
/// Every process knows what is set for all of them (<c>Web:PublicAddress</c>, <c>Portal:PublicAddress</c>) and what it listens to itself. What is not a name
/// with a dot in it (an IP address, "localhost", "intranet") is nobody's portal anyway. By whatever host members use the console is ours as well, as long as
/// the process lives: nobody has to set anything for that, and a host that is a portal's already leads to no console.
/// </remarks>
public sealed class OurHosts(IConfiguration configuration, IServiceProvider services)
{
    private const string Local = "localhost";

    private static readonly string[] PublicAddresses = ["Web:PublicAddress", "Portal:PublicAddress"];

    /// <summary>More names than a server has; whoever makes some up fills it and gains nothing.</summary>
    private const int MostUsed = 64;

    private readonly HashSet<string> _machine = Machine();

    private readonly ConcurrentDictionary<string, string?> _used = new(StringComparer.Ordinal);

    /// <summary>The listening addresses do not change while the process lives.</summary>
    private HashSet<string>? _listening;

    /// <param name="host">With or without a port, in any spelling.</param>
    public bool Are(string host) =>
        host.Length > 0 && (HostName.From(WithoutPort(host)) is not { } name
            || name.EndsWith($".{Local}", StringComparison.Ordinal)
            || _machine.Contains(name)
            || PublicAddresses.Any(setting => NameIn(configuration[setting]) == name)
            || Listening().Contains(name)
            || _used.Values.Contains(name, StringComparer.Ordinal));

    /// <summary>A member was let in by this host.</summary>
    public void LetIn(string host)
    {
        if (_used.Count < MostUsed && !_used.ContainsKey(host))
        {
            _used.TryAdd(host, HostName.From(host));
        }
    }

    private HashSet<string> Listening()
    {
        if (_listening is { } known)
        {
            return known;
        }

        var bound = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        var said = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kestrel = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]);
        var names = said.Concat(bound ?? []).Concat(kestrel).Select(NameIn).OfType<string>().ToHashSet(StringComparer.Ordinal);

        if (bound is { Count: > 0 })
        {
            _listening = names;
        }

        return names;
    }

    private static HashSet<string> Machine()
    {
        var here = IPGlobalProperties.GetIPGlobalProperties();
        string[] said = [Environment.MachineName, Dns.GetHostName(), here.HostName, $"{here.HostName}.{here.DomainName}"];
        return said.Select(HostName.From).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    // "http://+:5000" and "http://*:5000" are no addresses, and name no host.
    private static string? NameIn(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? HostName.From(uri.IdnHost) : null;

    private static string WithoutPort(string host) =>
        host.LastIndexOf(':') is > 0 and var colon && host.IndexOf(':', StringComparison.Ordinal) == colon ? host[..colon] : host;
}
