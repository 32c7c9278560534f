using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Oqupie.Contracts.Channels;
using Oqupie.Contracts.Members;
using Oqupie.ServiceDefaults.Limits;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Repeats;

namespace Oqupie.WebHost.Channels;

internal static class ChannelsEndpoints
{
    /// <summary>The name of the room in the permission table.</summary>
    internal const string Room = "channels";

    public static void AddChannels(this IServiceCollection services)
    {
        services.AddSingleton<ChannelDesk>();
        services.AddSingleton<SettingsReading>();
        services.AddSingleton<HookDesk>();
        services.AddSingleton<IntakeDesk>();
    }

    public static void MapChannels(this IEndpointRouteBuilder routes)
    {
        var ofBrand = routes.MapGroup($"{Wire.Api}/brands/{{brand}}/channels").WithTags("Channels");

        ofBrand.MapGet("", All).WithName("listChannels").WithSummary("Lists the channels of a brand").Requires(Permission.None, Room);
        ofBrand.MapPost("", Make).WithName("makeChannel").WithSummary("Connects a channel").Requires(Permission.ManageChannels, Room);
        ofBrand.MapPost("/test", TryOut).WithName("tryChannel").WithSummary("Tries settings before they are stored").Requires(Permission.ManageChannels, Room);

        routes.MapGet($"{Wire.Api}/channels/kinds", Kinds).WithTags("Channels").WithName("listChannelKinds")
            .WithSummary("Lists the kinds of channels and the forms that set them up").Requires(Permission.ManageChannels, Room);

        var channel = routes.MapGroup($"{Wire.Api}/channels/{{channel}}").WithTags("Channels");

        channel.MapGet("", Read).WithName("readChannel").WithSummary("Reads a channel and how it is").Requires(Permission.None, Room);
        channel.MapPatch("", Change).WithName("changeChannel").WithSummary("Changes a channel; a password left out is kept")
            .Requires(Permission.ManageChannels, Room);
        channel.MapDelete("", Remove).WithName("removeChannel").WithSummary("Ends a channel; its tickets stay").Requires(Permission.ManageChannels, Room);
        channel.MapPost("/test", Test).WithName("testChannel").WithSummary("Tries the stored settings, or others").Requires(Permission.ManageChannels, Room);
        channel.MapPost("/inbound", Inbound).WithName("handIn").WithSummary("Hands in a raw mail")
            .AddOpenApiOperationTransformer(TakesRawMail).Requires(Permission.ManageChannels, Room, ownScope: ApiScope.Inbound).TakesMail()
            .IsOnceByItself();
        channel.MapFates();
    }

    // Said in the document only: a mail server that names another type is taken at its bytes.
    private static Task TakesRawMail(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var bytes = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["message/rfc822"] = new() { Schema = bytes } },
        };
        return Task.CompletedTask;
    }

    private static async Task<Results<Ok<Page<ChannelView>>, ProblemHttpResult>> All(string brand, Actor actor, ChannelDesk desk) =>
        (await desk.OfBrand(actor, brand)).ToHttp();

    private static async Task<Ok<Page<ChannelKindInfo>>> Kinds(Actor actor, ChannelDesk desk) => TypedResults.Ok(await desk.Kinds(actor));

    private static async Task<Results<Created<ChannelView>, ProblemHttpResult>> Make(string brand, NewChannelBody body, Actor actor, ChannelDesk desk) =>
        (await desk.Make(actor, brand, body)).ToCreated(view => view, view => $"{Wire.Api}/channels/{view.Id}");

    private static async Task<Results<Ok<ChannelTest>, ProblemHttpResult>> TryOut(
        string brand, NewChannelBody body, Actor actor, ChannelDesk desk, CancellationToken cancellationToken) =>
        (await desk.TryOut(actor, brand, body, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<ChannelView>, ProblemHttpResult>> Read(string channel, Actor actor, ChannelDesk desk) =>
        (await desk.Read(actor, channel)).ToHttp();

    private static async Task<Results<Ok<ChannelView>, ProblemHttpResult>> Change(string channel, ChannelChangeBody body, Actor actor, ChannelDesk desk) =>
        (await desk.Change(actor, channel, body)).ToHttp();

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(string channel, Actor actor, ChannelDesk desk) =>
        (await desk.Remove(actor, channel)).ToNoContent();

    private static async Task<Results<Ok<ChannelTest>, ProblemHttpResult>> Test(
        string channel, ChannelTestBody? body, Actor actor, ChannelDesk desk, CancellationToken cancellationToken) =>
        (await desk.Test(actor, channel, body?.Settings, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<InboundAnswer>, ProblemHttpResult>> Inbound(
        string channel, Actor actor, HttpRequest request, IntakeDesk desk, CancellationToken cancellationToken) =>
        (await desk.Take(actor, channel, request, cancellationToken)).ToHttp();
}
