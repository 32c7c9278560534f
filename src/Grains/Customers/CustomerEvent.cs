using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Customers;

/// <summary>A thing that happened to a customer. Written once, never changed: add a new event rather than alter one.</summary>
/// <remarks>
/// No name, address, tag or text stands in one: they lie in rows keyed by the customer, and go with them. The discriminator is the stored name for ever.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CustomerMade), "customer-made")]
[JsonDerivedType(typeof(CustomerChanged), "customer-changed")]
[JsonDerivedType(typeof(CustomerBlocked), "customer-blocked")]
[JsonDerivedType(typeof(CustomerUnblocked), "customer-unblocked")]
[JsonDerivedType(typeof(CustomerMemoWritten), "customer-memo-written")]
[JsonDerivedType(typeof(CustomerMemoRemoved), "customer-memo-removed")]
[JsonDerivedType(typeof(CustomerDeleted), "customer-deleted")]
[JsonDerivedType(typeof(CustomerErased), "customer-erased")]
[JsonDerivedType(typeof(CustomerAbsorbed), "customer-absorbed")]
[JsonDerivedType(typeof(CustomerMerged), "customer-merged")]
[JsonDerivedType(typeof(CustomerReleased), "customer-released")]
[JsonDerivedType(typeof(CustomerUnmerged), "customer-unmerged")]
public abstract record CustomerEvent
{
    public required DateTimeOffset At { get; init; }

    public required ActorKind ByKind { get; init; }

    public required string By { get; init; }
}

/// <summary>By hand. Whom intake makes has no such event.</summary>
public sealed record CustomerMade : CustomerEvent
{
    public required string Brand { get; init; }
}

public sealed record CustomerChanged : CustomerEvent
{
    /// <summary>Which, as programs call them: "name", "emails".</summary>
    public required ImmutableArray<string> Fields { get; init; }
}

public sealed record CustomerBlocked : CustomerEvent;

public sealed record CustomerUnblocked : CustomerEvent;

public sealed record CustomerMemoWritten : CustomerEvent
{
    public required string Memo { get; init; }
}

public sealed record CustomerMemoRemoved : CustomerEvent
{
    public required string Memo { get; init; }
}

public sealed record CustomerDeleted : CustomerEvent;

/// <summary>Went, with all their tickets.</summary>
public sealed record CustomerErased : CustomerEvent;

/// <summary>Somebody else became this customer.</summary>
public sealed record CustomerAbsorbed : CustomerEvent
{
    public required string Merge { get; init; }

    public required string Customer { get; init; }
}

/// <summary>This customer became somebody else.</summary>
public sealed record CustomerMerged : CustomerEvent
{
    public required string Merge { get; init; }

    public required string Into { get; init; }
}

/// <summary>Somebody who had become this customer is their own again.</summary>
public sealed record CustomerReleased : CustomerEvent
{
    public required string Merge { get; init; }

    public required string Customer { get; init; }
}

/// <summary>This customer is their own again.</summary>
public sealed record CustomerUnmerged : CustomerEvent
{
    public required string Merge { get; init; }

    public required string From { get; init; }
}
