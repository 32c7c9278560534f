using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Translations;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Translations;

internal static class TranslationEndpoints
{
    private const string Room = "tickets";
    private const string Usual = "en";

    public static void AddTranslations(this IServiceCollection services) => services.AddSingleton<TranslationDesk>();

    public static void MapTranslations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Wire.Api}/tickets/{{ticket:long:min(1)}}/translate", Translate).WithTags("Tickets").WithName("translate")
            .WithSummary("Translates an item of a ticket, or what is being written on it").Requires(Permission.WorkOnTickets, Room);
        routes.MapGet($"{Wire.Api}/translation", State).WithTags("Tickets").WithName("readTranslation")
            .WithSummary("Says who translates for the account").Requires(Permission.WorkOnTickets, Room);

        var settings = routes.MapGroup($"{Wire.Api}/settings/translation").WithTags("Settings").Requires(Permission.ManageSettings, "settings");
        settings.MapGet("", Read).WithName("readTranslationSettings").WithSummary("Reads who translates and where; the key is never told");
        settings.MapPut("", Change).WithName("changeTranslationSettings").WithSummary("Sets who translates; \"off\" is nobody");
        settings.MapPost("/test", Test).WithName("testTranslation").WithSummary("Has the provider that is set translate a greeting");
    }

    public static ITranslationsGrain Translations(this IGrainFactory grains, Actor actor) =>
        grains.GetGrain<ITranslationsGrain>(actor.Account.ToString());

    private static async Task<Results<Ok<TranslationView>, ProblemHttpResult>> Translate(
        long ticket, TranslateBody body, Actor actor, TranslationDesk desk, CancellationToken cancellationToken) =>
        (await desk.Translate(actor, ticket, body, cancellationToken)).ToHttp();

    private static async Task<Ok<TranslationState>> State(Actor actor, IGrainFactory grains) =>
        TypedResults.Ok(new TranslationState((await Settings(actor, grains).Read()).Provider));

    private static async Task<Ok<TranslationSettings>> Read(Actor actor, IGrainFactory grains) => TypedResults.Ok(await Settings(actor, grains).Read());

    private static async Task<Results<Ok<TranslationSettings>, ProblemHttpResult>> Change(
        TranslationSettingsBody body, Actor actor, IGrainFactory grains) =>
        (await Settings(actor, grains).Change(actor, new(body.Provider ?? TranslationProvider.Off, body.Address, body.Key))).ToHttp();

    private static async Task<Results<Ok<TranslationView>, ProblemHttpResult>> Test(
        TranslationTestBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Translations(actor).Try(actor, body.To ?? Usual, cancellationToken)).ToHttp(TranslationDesk.Shown);

    private static ITranslationSettingsGrain Settings(Actor actor, IGrainFactory grains) =>
        grains.GetGrain<ITranslationSettingsGrain>(actor.Account.ToString());
}
