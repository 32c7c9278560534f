using Microsoft.AspNetCore.Builder;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Access;

/// <summary>What one must be to call an endpoint or a hub method.</summary>
/// <param name="Permission">What the role, or the key, must allow.</param>
/// <param name="Room">Which scopes of an API key cover it: "tickets" for tickets:read and tickets:write.</param>
internal sealed record Requirement(Permission Permission, string Room)
{
    /// <summary>A scope that suffices by itself where the room's do not; null for none.</summary>
    public string? OwnScope { get; init; }

    /// <summary>Besides, a key must be allowed to read this room, because what it answers lies there; null for none.</summary>
    public string? AlsoReads { get; init; }

    /// <summary>Not for API keys.</summary>
    public bool MembersOnly { get; init; }

    /// <summary>Changes nothing, whatever its HTTP method says; a hub's negotiation is a POST.</summary>
    public bool ReadsOnly { get; init; }
}

internal static class RequirementExtensions
{
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="permission">What the role, or the key, must allow; <see cref="Permission.None"/> for whoever is signed in.</param>
    /// <param name="room">Which scopes of an API key cover it.</param>
    /// <param name="ownScope">A scope that is for this alone and suffices, too.</param>
    /// <param name="alsoReads">A room that an API key must be allowed to read besides.</param>
    public static TBuilder Requires<TBuilder>(
        this TBuilder endpoint, Permission permission, string room, string? ownScope = null, string? alsoReads = null)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.With(new Requirement(permission, room) { OwnScope = ownScope, AlsoReads = alsoReads });

    /// <summary>For members alone, whatever their role.</summary>
    public static TBuilder RequiresMember<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.With(new Requirement(Permission.None, "") { MembersOnly = true });

    public static TBuilder With<TBuilder>(this TBuilder endpoint, object metadata)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(built => built.Metadata.Add(metadata));
        return endpoint;
    }
}
