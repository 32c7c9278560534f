using System.Collections.Immutable;
using Oqupie.Contracts.Tickets;

namespace Oqupie.Testing.Channels;

/// <param name="Room">The place on the other side; one whose name begins with "pull" is pulled.</param>
/// <param name="Token">Secret.</param>
/// <param name="PollSeconds">How often.</param>
public sealed record FakeSettings(string Room, string Token, int PollSeconds);

/// <summary>A thing on the other side.</summary>
public sealed record FakeItem
{
    public string Room { get; init; } = "";

    public required string Key { get; init; }

    /// <summary>"posted", "removed", "echo", "receipt" or "trouble".</summary>
    public string What { get; init; } = "posted";

    public long Revision { get; init; } = 1;

    public string Writer { get; init; } = "ada";

    public string? Conversation { get; init; }

    public string Text { get; init; } = "";

    /// <summary>What is known besides.</summary>
    public ImmutableDictionary<string, string> Information { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string? Language { get; init; }

    public string? Outbox { get; init; }

    /// <summary>What a receipt is about.</summary>
    public string? Of { get; init; }

    public DeliveryState? State { get; init; }

    public DateTimeOffset? UpTo { get; init; }

    public string Source => What is "posted" ? Key : $"{What}:{Key}";
}
