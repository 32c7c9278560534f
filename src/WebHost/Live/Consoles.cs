using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Brands;

namespace Oqupie.WebHost.Live;

/// <summary>The consoles that are connected to this host.</summary>
internal sealed class Consoles
{
    private readonly ConcurrentDictionary<string, LiveConnection> _connections = new();

    public IEnumerable<LiveConnection> All => _connections.Values;

    public void Add(LiveConnection connection) => _connections[connection.Id] = connection;

    public LiveConnection? Remove(string id) => _connections.TryRemove(id, out var connection) ? connection : null;

    public LiveConnection? Find(string id) => _connections.GetValueOrDefault(id);

    /// <exception cref="HubException">It has ended meanwhile.</exception>
    public LiveConnection Of(HubCallerContext caller) => Find(caller.ConnectionId) ?? throw new HubException("The connection has ended.");

    public IEnumerable<LiveConnection> Of(AccountId account) => All.Where(connection => connection.Actor.Account == account);

    public IEnumerable<LiveConnection> Watching(BrandId brand) => All.Where(connection => connection.Brands.Contains(brand));

    /// <summary>Those that are in a group, by id: they heard it there and need not hear it in another.</summary>
    public IReadOnlyList<string> In(string group) => [.. All.Where(connection => connection.Groups.Contains(group)).Select(connection => connection.Id)];
}
