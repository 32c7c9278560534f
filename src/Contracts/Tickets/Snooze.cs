namespace Oqupie.Contracts.Tickets;

/// <summary>How long a ticket sleeps: until a time, until the customer answers, or no longer. Whatever is said, the customer's answer wakes it.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.Snooze")]
public sealed record Snooze
{
    /// <summary>As programs write <see cref="UntilReply"/>.</summary>
    public const string Reply = "reply";

    public static readonly Snooze UntilReply = new() { On = true };

    public static readonly Snooze Awake = new();

    [Id(0)]
    public bool On { get; init; }

    /// <summary>Null waits for the customer alone.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }

    public static Snooze At(DateTimeOffset time) => new() { On = true, Until = time };
}
