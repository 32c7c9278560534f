using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Inquiries;

/// <summary>What a brand can be asked.</summary>
internal static class InquiryTypesEndpoints
{
    private const string Room = "settings";
    private const string Readers = "tickets"; // Whoever works on tickets reads what they were asked by.

    private static readonly Refusal NoSuchBrand = Refusal.NotFound("There is no such brand.");
    private static readonly Refusal NoSuchType = Refusal.NotFound("There is no such inquiry type.");

    public static void MapInquiryTypes(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/inquiry-types").WithTags("Inquiry types");

        types.MapGet("", List).WithName("listInquiryTypes").WithSummary("Lists the inquiry types of a brand in their order, also those that are off")
            .Requires(Permission.WorkOnTickets, Readers);
        types.MapPost("", Make).WithName("makeInquiryType").WithSummary("Makes an inquiry type").Requires(Permission.ManageSettings, Room);
        types.MapGet("/{type}", Read).WithName("readInquiryType").WithSummary("Reads an inquiry type").Requires(Permission.WorkOnTickets, Readers);
        types.MapPatch("/{type}", Change).WithName("changeInquiryType").WithSummary("Changes an inquiry type; If-Match may say the expected version")
            .Requires(Permission.ManageSettings, Room);
        types.MapDelete("/{type}", Delete).WithName("deleteInquiryType").WithSummary("Deletes an inquiry type; its tickets keep their form")
            .Requires(Permission.ManageSettings, Room);
    }

    private static async Task<Results<Ok<Page<InquiryType>>, ProblemHttpResult>> List(string brand, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, brand, types => types.List(actor))).ToHttp(all => new Page<InquiryType>(all));

    private static async Task<Results<Created<InquiryType>, ProblemHttpResult>> Make(
        string brand, InquiryTypeBody body, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, brand, types => types.Make(actor, body.ToChange(null))))
            .ToCreated(type => type, type => $"{Wire.Api}/brands/{brand}/inquiry-types/{type.Id}");

    private static async Task<Results<Ok<InquiryType>, ProblemHttpResult>> Read(string brand, string type, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, brand, type, types => types.Read(actor, type))).ToHttp();

    private static async Task<Results<Ok<InquiryType>, ProblemHttpResult>> Change(
        string brand,
        string type,
        InquiryTypeBody body,
        Actor actor,
        IGrainFactory grains,
        HttpRequest request)
    {
        var said = RequestWords.ExpectedVersionOf(request);
        return (said.Refusal is { } refusal
            ? refusal
            : await At(grains, actor, brand, type, types => types.Change(actor, type, body.ToChange(said.Value)))).ToHttp();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string brand, string type, Actor actor, IGrainFactory grains) =>
        (await At(grains, actor, brand, type, types => types.Delete(actor, type))).ToNoContent();

    private static Task<Outcome<T>> At<T>(
        IGrainFactory grains, Actor actor, string brand, string type, Func<IInquiryTypesGrain, Task<Outcome<T>>> ask) =>
        LocalKey.IsValid(type) ? At(grains, actor, brand, ask) : Task.FromResult<Outcome<T>>(NoSuchType);

    private static Task<Outcome<T>> At<T>(IGrainFactory grains, Actor actor, string brand, Func<IInquiryTypesGrain, Task<Outcome<T>>> ask) =>
        LocalKey.IsValid(brand)
            ? ask(grains.GetGrain<IInquiryTypesGrain>(new BrandId(actor.Account, brand).ToString()))
            : Task.FromResult<Outcome<T>>(NoSuchBrand);
}
