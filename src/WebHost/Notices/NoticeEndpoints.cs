using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Notices;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Files;

namespace Oqupie.WebHost.Notices;

/// <summary>The notices of a brand.</summary>
internal static class NoticeEndpoints
{
    private const Permission May = Permission.WorkOnKnowledge;
    private const string Room = "kb";
    private const int MostAtOnce = 100;

    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var notices = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/notices").WithTags("Notices");

        notices.MapGet("", List).WithName("listNotices").WithSummary("Lists the notices of a brand as the portal orders them, without the texts")
            .Requires(May, Room);
        notices.MapPost("", Make).WithName("makeNotice").WithSummary("Makes a notice").Requires(May, Room);
        notices.MapGet("/{notice}", Read).WithName("readNotice").WithSummary("Reads a notice").Requires(May, Room);
        notices.MapPatch("/{notice}", Change).WithName("changeNotice").WithSummary("Changes a notice").Requires(May, Room);
        notices.MapDelete("/{notice}", Delete).WithName("deleteNotice").WithSummary("Deletes a notice").Requires(May, Room);
    }

    private static async Task<Results<Ok<Page<NoticeHead>>, ProblemHttpResult>> List(
        string brand, string? cursor, int? limit, Actor actor, IGrainFactory grains)
    {
        var outcome = limit is < 1 or > MostAtOnce
            ? Refusal.Invalid($"1 to {MostAtOnce} at a time.", "limit")
            : await At(grains, actor, brand, notices => notices.List(actor, cursor, limit ?? MostAtOnce));
        return outcome.ToHttp(page => new Page<NoticeHead>(page.Items, page.Next));
    }

    private static async Task<Results<Created<NoticeView>, ProblemHttpResult>> Make(
        string brand, NoticeBody body, Actor actor, IGrainFactory grains, FileLinks links) =>
        (await At(grains, actor, brand, notices => notices.Make(actor, body.ToWish())))
            .ToCreated(await View(actor, links), made => $"{Wire.Api}/brands/{brand}/notices/{made.Head.Id}");

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Read(
        string brand, string notice, Actor actor, IGrainFactory grains, FileLinks links) =>
        (await At(grains, actor, brand, notices => notices.Read(actor, notice))).ToHttp(await View(actor, links));

    private static async Task<Results<Ok<NoticeView>, ProblemHttpResult>> Change(
        string brand,
        string notice,
        NoticeBody body,
        Actor actor,
        IGrainFactory grains,
        FileLinks links) =>
        (await At(grains, actor, brand, notices => notices.Change(actor, notice, body.ToWish()))).ToHttp(await View(actor, links));

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string brand, string notice, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, brand, notices => notices.Delete(actor, notice))).ToNoContent();

    private static async ValueTask<Func<NoticeInfo, NoticeView>> View(Actor actor, FileLinks links)
    {
        var files = await links.Of(actor.Account);
        return notice => NoticeView.Of(notice, files);
    }

    private static Task<Outcome<T>> At<T>(IGrainFactory grains, Actor actor, string brand, Func<INoticesGrain, Task<Outcome<T>>> ask) =>
        LocalKey.IsValid(brand) ? ask(grains.GetGrain<INoticesGrain>(new BrandId(actor.Account, brand).ToString())) : Task.FromResult<Outcome<T>>(NoSuchBrand);
}
