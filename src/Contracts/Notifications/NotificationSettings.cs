namespace Oqupie.Contracts.Notifications;

/// <summary>What calls a member, and how.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NotificationSettings")]
public sealed record NotificationSettings
{
    public static readonly NotificationSettings Default = new();

    [Id(0)]
    public NotificationWays Assigned { get; init; } = new();

    /// <summary>Off unless asked for: of a large group everybody would be called for everything.</summary>
    [Id(1)]
    public NotificationWays GroupAssigned { get; init; } = new() { Bell = false };

    [Id(2)]
    public NotificationWays Answered { get; init; } = new();

    [Id(3)]
    public NotificationWays Mention { get; init; } = new();

    /// <summary>Of those kinds that go by mail.</summary>
    [Id(4)]
    public MailDigest Mail { get; init; } = new();

    public NotificationWays Of(NotificationKind kind) => kind switch
    {
        NotificationKind.Assigned => Assigned,
        NotificationKind.GroupAssigned => GroupAssigned,
        NotificationKind.Answered or NotificationKind.ForwardAnswered => Answered,
        NotificationKind.Mention => Mention,
        _ => new(),
    };
}

/// <summary>How one kind reaches a member. Without the bell it does not reach them at all: the others only carry the bell further.</summary>
[GenerateSerializer, Immutable, Alias("oqupie.NotificationWays")]
public sealed record NotificationWays
{
    [Id(0)]
    public bool Bell { get; init; } = true;

    /// <summary>By a console that is open and not looked at.</summary>
    [Id(1)]
    public bool Desktop { get; init; } = true;

    /// <summary>By <see cref="NotificationSettings.Mail"/>, where that is on.</summary>
    [Id(2)]
    public bool Mail { get; init; } = true;

    /// <summary>To the browsers that the member has chosen, also while no console is open there.</summary>
    [Id(3)]
    public bool Push { get; init; } = true;
}
