using System.Collections.Frozen;
using System.Collections.Immutable;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

/// <summary>What keys mean to a finder (PORTAL-FINDER.md). Any other, in any script, is information. Pure.</summary>
internal static class FinderKeys
{
    public const string AccessKey = "access_key";
    public const string SecretKey = "secret_key";
    public const string Token = "jwt";
    public const string UserId = "userId";
    public const string UserName = "userName";
    public const string UserEmail = "userEmail";

    public static readonly ImmutableArray<string> Brand = ["brand_key1", "brand_key2", "brand_key3"];

    private const int MostPairs = 100;
    private const int LongestId = 200;
    private const int AccessKeyLength = 16;

    /// <summary>Of an app's identity, so they are not lost where not everything can be kept.</summary>
    private static readonly ImmutableArray<string> Known =
        [UserId, UserName, UserEmail, "applicationLanguage", "deviceModel", "operatingSystem", "deviceId", "systemLanguage", "version_client"];

    private static readonly FrozenSet<string> Control = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, [AccessKey, SecretKey, Token, .. Brand, "exp", "iat", "nbf", "iss", "aud", "jti"]);

    public static bool IsAccessKey(string? text) =>
        text is { Length: AccessKeyLength } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Known ones first, then as they stand; a nested one by what it is nested in.</summary>
    public static ImmutableArray<FinderPair> Information(IEnumerable<(string Key, string Value)> pairs) =>
    [
        .. pairs.Where(pair => pair.Value.Length > 0 && !Control.Contains(pair.Key))
            .OrderBy(pair => Known.IndexOf(pair.Key) is >= 0 and var place ? place : Known.Length)
            .Take(MostPairs)
            .Select(pair => new FinderPair(pair.Key, pair.Value)),
    ];

    /// <param name="of">What is said by a key; null where nothing is.</param>
    /// <param name="signed">In a token that is good.</param>
    public static FinderUser? User(Func<string, string?> of, bool signed)
    {
        var (id, name, email) = (of(UserId) ?? "", of(UserName) ?? "", of(UserEmail) ?? "");
        return id.Length + name.Length + email.Length is 0 ? null : new(id, name, email, signed && id.Length is > 0 and <= LongestId);
    }
}
