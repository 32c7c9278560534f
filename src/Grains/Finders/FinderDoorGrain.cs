using System.Collections.Immutable;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

[GrainType("finder-door"), Orleans.Concurrency.StatelessWorker(128)]
internal sealed class FinderDoorGrain(FinderCache finders, TimeProvider clock) : Grain, IFinderDoorGrain
{
    public async Task<FinderAnswer> Ask(FinderCall call)
    {
        var way = new FinderWay();

        if (FinderQuery.Read(call.Query, FinderCall.LongestQuery) is not { } query)
        {
            return way.Refused(FinderStepName.Form, "bad_request", ("problem", "too_long"));
        }

        var token = query.Of(FinderKeys.Token);
        var isQuery = query.Of(FinderKeys.AccessKey) is not null || query.Of(FinderKeys.SecretKey) is not null;

        if (token is not null && isQuery)
        {
            return way.Refused(FinderStepName.Form, "bad_request", ("problem", "both_forms"));
        }

        if (token is null && (!isQuery || call.IdentityOnly))
        {
            return way.Refused(FinderStepName.Form, "bad_request", ("problem", "missing_keys"));
        }

        way.Passed(FinderStepName.Form, ("form", token is null ? "query" : "jwt"));
        return token is null ? await ByQuery(call, way, query) : await ByToken(call, way, token);
    }

    private async Task<FinderAnswer> ByQuery(FinderCall call, FinderWay way, FinderQuery query)
    {
        if (query.Of(FinderKeys.AccessKey) is not { } accessKey || query.Of(FinderKeys.SecretKey) is not { } secret)
        {
            return way.Refused(FinderStepName.AccessKey, "bad_request", ("problem", "missing_keys"));
        }

        if (await Find(call, accessKey) is not { } finder)
        {
            return way.Refused(FinderStepName.AccessKey, "bad_credentials", ("accessKey", accessKey));
        }

        way.Finder = finder;
        way.Passed(FinderStepName.AccessKey, ("accessKey", accessKey), ("finder", finder.Info.Name));

        if (finder.SecretOf(secret) is not { } id)
        {
            return way.Refused(FinderStepName.Credentials, "bad_credentials");
        }

        if (finder.Info.JwtOnly) // Said to nobody but who knows the secret.
        {
            return way.Refused(FinderStepName.Credentials, "jwt_only", ("secret", id));
        }

        way.Passed(FinderStepName.Credentials, ("secret", id));
        (way.User, way.Information) = (FinderKeys.User(query.Of, signed: false), FinderKeys.Information(query.Pairs));
        return await Admitted(call, way, finder, id, [.. FinderKeys.Brand.Select(query.Of)]);
    }

    private async Task<FinderAnswer> ByToken(FinderCall call, FinderWay way, string text)
    {
        if (FinderToken.Read(text) is not { } token)
        {
            return way.Refused(FinderStepName.Token, "bad_token", ("problem", "unreadable"));
        }

        if (token.Of(FinderKeys.AccessKey) is not { } accessKey)
        {
            return way.Refused(FinderStepName.AccessKey, "bad_request", ("problem", "missing_keys"));
        }

        if (await Find(call, accessKey) is not { } finder)
        {
            return way.Refused(FinderStepName.AccessKey, "bad_credentials", ("accessKey", accessKey));
        }

        way.Finder = finder;
        way.Passed(FinderStepName.AccessKey, ("accessKey", accessKey), ("finder", finder.Info.Name));

        if (await token.Signer(finder.Secrets) is not { } id)
        {
            return way.Refused(FinderStepName.Token, "bad_token", ("problem", "signature"));
        }

        if (token.Untimely(clock.GetUtcNow()) is { } untimely)
        {
            return way.Refused(FinderStepName.Token, untimely, ("problem", "time"), ("secret", id));
        }

        way.Passed(FinderStepName.Token, ("secret", id));
        (way.User, way.Information) = (FinderKeys.User(token.Of, signed: true), FinderKeys.Information(token.Pairs));
        return await Admitted(call, way, finder, id, [.. FinderKeys.Brand.Select(token.Of)]);
    }

    private async ValueTask<OpenFinder?> Find(FinderCall call, string accessKey) =>
        call.TrialOf is { } one && one != accessKey ? null : await finders.Find(accessKey);

    private async Task<FinderAnswer> Admitted(FinderCall call, FinderWay way, OpenFinder finder, string secret, ImmutableArray<string?> keys)
    {
        if (call.TrialOf is null)
        {
            await finders.Used(finder, secret);
        }

        if (call.IdentityOnly)
        {
            return way.Arrived(null);
        }

        way.Passed(FinderStepName.Keys, FinderKeys.Brand.Zip(keys, (name, key) => (name, key)));

        if (finder.Connection(keys) is not { } connection)
        {
            return way.Refused(FinderStepName.Connection, "no_brand");
        }

        way.Passed(FinderStepName.Connection, ("connection", connection.Id), ("keys", string.Join(' ', connection.Keys)));

        if (await finders.Portal(new BrandId(finder.Account, connection.Brand)) is not { } portal)
        {
            return way.Refused(FinderStepName.Portal, "no_brand", ("brand", connection.Brand));
        }

        (way.Brand, way.Slug) = (connection.Brand, portal.Slug);

        if (!portal.On)
        {
            return way.Refused(FinderStepName.Portal, "portal_off", ("brand", connection.Brand));
        }

        way.Passed(FinderStepName.Portal, ("brand", connection.Brand));
        var location = $"/portal/{portal.Slug}{Behind(connection.Landing)}";
        way.Passed(FinderStepName.Landing, ("location", location));
        return way.Arrived(location);
    }

    private static string Behind(FinderLanding landing) => landing.Page switch
    {
        LandingPage.Request => landing.Id is { } type ? $"/request?type={type}" : "/request",
        LandingPage.Notices => "/notices",
        LandingPage.Category => $"/categories/{landing.Id}",
        LandingPage.Article => $"/articles/{landing.Id}",
        _ => "",
    };
}
