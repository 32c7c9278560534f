using System.Collections.Immutable;
using Oqupie.Contracts.Finders;

namespace Oqupie.Grains.Finders;

/// <summary>A request on its way through a finder: what was said of it so far.</summary>
internal sealed class FinderWay
{
    private const int BadRequest = 400;
    private const int Unauthorized = 401;
    private const int Forbidden = 403;
    private const int NotFound = 404;
    private const int Found = 302;

    private readonly List<FinderStep> _steps = [];

    public OpenFinder? Finder { get; set; }

    public FinderUser? User { get; set; }

    public ImmutableArray<FinderPair> Information { get; set; } = [];

    public string? Brand { get; set; }

    public string? Slug { get; set; }

    public void Passed(FinderStepName step, params IEnumerable<(string Key, string? Value)> detail) => Add(step, null, detail);

    /// <summary>The answer that the first refusal is.</summary>
    public FinderAnswer Refused(FinderStepName step, string code, params IEnumerable<(string Key, string? Value)> detail)
    {
        Add(step, code, detail);
        return Answer(StatusOf(code), code, location: null);
    }

    public FinderAnswer Arrived(string? location) => Answer(Found, code: null, location);

    private void Add(FinderStepName step, string? code, IEnumerable<(string Key, string? Value)> detail) => _steps.Add(new(
        step,
        code is null,
        code,
        detail.Where(one => one.Value is not null).ToImmutableSortedDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal)));

    private FinderAnswer Answer(int status, string? code, string? location) => new()
    {
        Steps = [.. _steps],
        Status = status,
        Code = code,
        Location = location,
        Brand = Brand,
        Slug = Slug,
        Account = Finder?.Account.Value,
        User = User,
        Information = Information,
        AccessKey = Finder?.Info.AccessKey,
    };

    private static int StatusOf(string code) => code switch
    {
        "bad_request" => BadRequest,
        "jwt_only" => Forbidden,
        "no_brand" or "portal_off" => NotFound,
        _ => Unauthorized,
    };
}
