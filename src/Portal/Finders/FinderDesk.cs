using Oqupie.Contracts.Finders;
using Oqupie.Portal.Serving;

namespace Oqupie.Portal.Finders;

/// <summary>Asks the finder's door for who comes by an address, and not more often than one may fail.</summary>
internal sealed class FinderDesk(IGrainFactory grains, FinderLimit limit)
{
    private const string Door = "door";

    /// <returns>Null where there were too many that failed.</returns>
    public async Task<FinderAnswer?> Ask(HttpContext http, string query)
    {
        // One more than can be read, so that the door still sees that it is too long.
        var call = new FinderCall { Query = query.Length > FinderCall.LongestQuery ? query[..(FinderCall.LongestQuery + 1)] : query };
        return Admitted(http, await grains.GetGrain<IFinderDoorGrain>(Door).Ask(call));
    }

    /// <summary>Who a token says its bearer to be, to this portal: a finder of another account says nothing here.</summary>
    /// <returns>What was asked; its <see cref="FinderAnswer.Code"/> is "too_many" where there were too many that failed.</returns>
    public async Task<FinderAnswer> Identify(HttpContext http, OpenPortal portal, string token)
    {
        var answer = token.Length > FinderCall.LongestQuery / 2
            ? Refused("bad_request", StatusCodes.Status400BadRequest)
            : await grains.GetGrain<IFinderDoorGrain>(Door).Ask(new() { Query = $"jwt={Uri.EscapeDataString(token)}", IdentityOnly = true });

        if (answer.Code is null && answer.Account != portal.Id.Account.Value)
        {
            answer = Refused("bad_token", StatusCodes.Status401Unauthorized) with { AccessKey = answer.AccessKey };
        }

        return Admitted(http, answer) ?? Refused("too_many", StatusCodes.Status429TooManyRequests);
    }

    private FinderAnswer? Admitted(HttpContext http, FinderAnswer answer)
    {
        var failed = answer.Status is StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden;
        return limit.Admits(http.Connection.RemoteIpAddress, answer.AccessKey, failed) ? answer : null;
    }

    private static FinderAnswer Refused(string code, int status) => new() { Status = status, Code = code };
}
