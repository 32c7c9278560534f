using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Customers;

internal static class CustomersEndpoints
{
    private const string Room = "customers";

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup($"{Wire.Api}/customers").WithTags("Customers").Requires(Permission.WorkOnCustomers, Room);

        customers.MapGet("", ByEmail).WithName("findCustomers").WithSummary("Finds a customer by address");
        customers.MapGet("/{customer}", Read).WithName("readCustomer").WithSummary("Reads a customer");
        customers.MapPost("/{customer}/block", Block).WithName("blockCustomer")
            .WithSummary("Has what a customer opens from now on lie in the blocked box, or no longer");
    }

    private static async Task<Ok<Page<CustomerInfo>>> ByEmail(string? email, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Page<CustomerInfo>(await grains.Customers(actor).ByEmail(email ?? "", actor.Brands, cancellationToken)));

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Read(
        string customer, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Customers(actor).Read(customer, actor.Brands, cancellationToken)).ToHttp();

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Block(
        string customer, BlockBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        body.On is { } on
            ? (await grains.Customers(actor).Block(customer, on, actor.Brands, cancellationToken)).ToHttp()
            : Refusal.Invalid("Say whether.", "on").ToProblem();

    private static ICustomersGrain Customers(this IGrainFactory grains, Actor actor) => grains.GetGrain<ICustomersGrain>(actor.Account.ToString());
}

internal sealed record BlockBody(bool? On);
