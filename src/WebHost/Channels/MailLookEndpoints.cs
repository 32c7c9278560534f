using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Channels;

internal static class MailLookEndpoints
{
    public static void MapMailLooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost($"{Wire.Api}/brands/{{brand}}/mail-preview", Preview).WithTags("Brands").WithName("previewMail")
            .WithSummary("Shows how a brand's mail would look, and stores nothing").Requires(Permission.ManageBrands, "brands");

    private static async Task<Results<Ok<MailPreview>, ProblemHttpResult>> Preview(string brand, BrandWish wish, Actor actor, IGrainFactory grains) =>
        actor.Serves(brand)
            ? (await grains.GetGrain<IMailPreviewGrain>(actor.Account.ToString()).Preview(brand, wish)).ToHttp()
            : ((Outcome<MailPreview>)Refusal.NotFound("There is no such brand.")).ToHttp();
}
