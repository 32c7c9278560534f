using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Oqupie.Contracts.Finders;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>Who came by a finder, and what their app told of them: sealed in a cookie of the portal.</summary>
/// <param name="Id">As the app calls them; empty where it does not.</param>
/// <param name="Name">As it says.</param>
/// <param name="Email">As it says; nobody has shown that they read its mails.</param>
/// <param name="Verified">A token that is signed says so: <see cref="Id"/> is who they are.</param>
/// <param name="Information">What goes along with what they ask.</param>
internal sealed record Visitor(string Id, string Name, string Email, bool Verified, ImmutableArray<FinderPair> Information)
{
    /// <summary>In bytes of JSON: three cookies hold them sealed.</summary>
    private const int Most = 7_500;

    /// <summary>Of the information as much as fits, in its order: what apps are known to say comes first.</summary>
    public static Visitor Of(FinderAnswer answer)
    {
        var user = answer.User ?? new FinderUser("", "", "", Verified: false);
        var room = Most - Size(user.Id) - Size(user.Name) - Size(user.Email);
        var kept = ImmutableArray.CreateBuilder<FinderPair>();

        foreach (var pair in answer.Information)
        {
            var size = Size(pair.Key) + Size(pair.Value) + (nameof(pair.Key) + nameof(pair.Value)).Length + 12;

            if (size <= room)
            {
                kept.Add(pair);
                room -= size;
            }
        }

        return new(user.Id, user.Name, user.Email, user.Verified, kept.ToImmutable());
    }

    [JsonIgnore]
    public ImmutableDictionary<string, string> Pairs => Information
        .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        .ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Who asks, where that was verified.</summary>
    [JsonIgnore]
    public string? VerifiedId => Verified && Id.Length > 0 ? Id : null;

    private static int Size(string text) => Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(text, DoorSeals.Plain));
}
