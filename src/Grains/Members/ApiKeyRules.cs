using System.Collections.Immutable;
using Oqupie.Contracts;
using Oqupie.Contracts.Accounts;
using Oqupie.Contracts.Members;

namespace Oqupie.Grains.Members;

/// <summary>What a key may be for. Pure.</summary>
internal static class ApiKeyRules
{
    private const int NameLength = 80;

    /// <summary>A key with no secret yet, or why there can be none.</summary>
    public static Outcome<ApiKey> Make(Actor by, string id, string name, ImmutableArray<string> scopes, DateTimeOffset now)
    {
        var allowed = ApiScope.Allows(scopes);

        return scopes switch
        {
            _ when by.Kind is not ActorKind.Member => Refusal.NotAllowed("Only members make keys."),
            _ when name.Trim() is { Length: 0 or > NameLength } => Refusal.Invalid($"A key's name has 1 to {NameLength} characters.", "name", "text_length")
                .With("most", NameLength),
            [] => Refusal.Invalid("A key is for something: name its scopes.", "scopes", "scopes_missing"),
            _ when scopes.FirstOrDefault(scope => !ApiScope.Exists(scope)) is { } unknown =>
                Refusal.Invalid(
                    $"There is no scope '{unknown}'. There are {string.Join(", ", ApiScope.All.Order(StringComparer.Ordinal))}.",
                    "scopes",
                    "unknown_scope").With("scope", unknown),
            _ when (allowed & ~by.Permissions) != Permission.None => Refusal.NotAllowed("A key may not do more than who makes it.", "more_than_own_rights"),
            _ => new ApiKey
            {
                Id = id,
                Name = name.Trim(),
                Scopes = [.. scopes.Distinct(StringComparer.Ordinal)],
                Permissions = allowed,
                Brands = by.Brands,
                CreatedAt = now,
                CreatedBy = by.Id,
            },
        };
    }

    /// <summary>What its maker may now, cut to what it was made for.</summary>
    public static Actor ActorOf(ApiKey key, Actor maker) => maker with
    {
        Kind = ActorKind.ApiKey,
        Id = key.Id,
        Maker = maker.Id,
        Permissions = maker.Permissions & ApiScope.Allows(key.Scopes),
        Scopes = key.Scopes,
    };
}

internal sealed record ApiKey
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required ImmutableArray<string> Scopes { get; init; }

    /// <summary>What the scopes allowed when it was made. Versions before go by it; now its maker is asked each time.</summary>
    public required Permission Permissions { get; init; }

    /// <summary>Those its maker served then, for versions before; null is every brand.</summary>
    public ImmutableArray<string>? Brands { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public byte[] SecretHash { get; init; } = [];
}
