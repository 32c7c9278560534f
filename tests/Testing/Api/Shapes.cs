using System.Collections.Immutable;

namespace Oqupie.Testing.Api;

/// <summary>
/// Names what docs/api.md promises, as far as tests read it. Written down once more on purpose: a member that is renamed in the product must fail here.
/// </summary>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

public sealed record Me(string Id, string Name, string Email, string Role, string Language, ImmutableArray<string> Permissions);

public sealed record Member(string Id, string Name, string Email, string Role, string State);

public sealed record Invitation(string Id, string Email, string State, Uri Link, bool Mailed);

public sealed record Brand(string Id, string Name, string Slug, string Language, string SupportEmail);

public sealed record ChannelHealth(string State, string? LastError, string? Mode);

public sealed record Channel(string Id, string Kind, string Name, string Brand, ChannelHealth Health);

public sealed record TestStep(string Part, string Step, bool Ok, string Message);

public sealed record ChannelTest(bool Ok, ImmutableArray<TestStep> Steps);

public sealed record InboundAnswer(string Fate, int? Ticket, string? Message, string? Reason);

public sealed record IntakeMessage(string Id, string Source, string Sha256, long Size, string Fate, string? Reason, int? Ticket);

public sealed record Assignee(string? Member, string? Group);

public sealed record TicketCustomer(string Id, string Name, string Email);

public sealed record Ticket(
    int Id, long Version, string Brand, string Subject, string Status, Assignee Assignee, TicketCustomer Customer, int Messages, bool DeliveryFailed);

public sealed record Author(string Kind, string Id, string Name);

public sealed record TimelineItem(
    string Id, long Version, string Type, Author Actor, string? Text, string? Html, string? Delivery, string? DeliveryReason);

public sealed record Withdrawn(string Body, string Format);

public sealed record ApiKey(string Id, string Key);
