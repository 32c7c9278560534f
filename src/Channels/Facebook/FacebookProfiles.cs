using System.Collections.Concurrent;
using Oqupie.Channels.Calling;

namespace Oqupie.Channels.Facebook;

/// <summary>What people who write to a page are called. Asked once in a while for each, and doing without does no harm.</summary>
internal sealed class FacebookProfiles(FacebookGraph graph, TimeProvider clock)
{
    private const int MostKnown = 5_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Asked, Known> _known = new();

    /// <summary>Empty where Facebook tells nobody, or not now.</summary>
    public async Task<string> Name(FacebookSettings settings, string person, CancellationToken cancellationToken)
    {
        var asked = new Asked(settings.ApiBase, settings.PageId, settings.PageToken, person);

        if (_known.TryGetValue(asked, out var known) && known.Until > clock.GetUtcNow())
        {
            return known.Name;
        }

        var answer = await graph.Ask(settings, $"/{person}", "fields=first_name,last_name", cancellationToken, Patience);

        if (!IsFinal(answer, settings))
        {
            return "";
        }

        if (_known.Count >= MostKnown)
        {
            _known.Clear(); // Those who are talking are asked for again.
        }

        var name = answer.IsGood ? NameIn(answer) : "";
        _known[asked] = new(name, clock.GetUtcNow() + Fresh);
        return name;
    }

    // Of what passes by nothing is kept: the next message asks again.
    private static bool IsFinal(ProviderAnswer answer, FacebookSettings settings) =>
        answer.IsGood || (!answer.GoesBy && FacebookFault.Of(answer, settings) is { IsRate: false, IsPassing: false, IsOfToken: false });

    private static string NameIn(ProviderAnswer answer)
    {
        var profile = answer.Json() ?? default;
        return FacebookNames.Line($"{FacebookJson.Text(profile, "first_name")} {FacebookJson.Text(profile, "last_name")}");
    }

    /// <summary>With another token Facebook may tell more.</summary>
    private sealed record Asked(string ApiBase, string Page, string Token, string Person)
    {
        public override string ToString() => Person;
    }

    private sealed record Known(string Name, DateTimeOffset Until);
}
