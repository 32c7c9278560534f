using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Oqupie.Contracts.Notifications.Pushing;
using Oqupie.Grains.Notifications.Pushing;

namespace Oqupie.Testing.Notifications;

/// <summary>Takes everything, unless the test says what an endpoint answers.</summary>
public sealed class ScriptedPushService : IPushService
{
    public ConcurrentQueue<(string Endpoint, string Topic, JsonNode Note)> Sent { get; } = new();

    /// <summary>What an endpoint answers until it says otherwise.</summary>
    public ConcurrentDictionary<string, PushAnswer> Answers { get; } = new();

    public Task<PushAnswer> Send(PushKey key, PushSubscription to, PushMessage message, CancellationToken cancellationToken)
    {
        Sent.Enqueue((to.Endpoint, message.Topic, JsonNode.Parse(message.Body)!));
        return Task.FromResult(Answers.GetValueOrDefault(to.Endpoint) ?? new(PushFate.Taken));
    }
}
