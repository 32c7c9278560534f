using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;
using Oqupie.WebHost.Tickets;

namespace Oqupie.WebHost.Customers;

internal static class CustomersEndpoints
{
    private const string Room = "customers";

    public static void MapCustomers(this IEndpointRouteBuilder routes)
    {
        var customers = routes.MapGroup($"{Wire.Api}/customers").WithTags("Customers").Requires(Permission.WorkOnCustomers, Room);

        customers.MapGet("", List).WithName("listCustomers").WithSummary("Lists and finds customers; a page may be short and have a next one");
        customers.MapPost("", Make).WithName("makeCustomer").WithSummary("Makes a customer by hand, for a brand");

        var customer = customers.MapGroup("/{customer}");

        customer.MapGet("", Read).WithName("readCustomer").WithSummary("Reads a customer; the ETag is their version");
        customer.MapPatch("", Change).WithName("changeCustomer").WithSummary("Changes a profile; If-Match may say the expected version");
        customer.MapDelete("", Delete).WithName("deleteCustomer").WithSummary("Deletes a customer all of whose tickets are completed");
        customer.MapPost("/block", Block).WithName("blockCustomer")
            .WithSummary("Has what a customer opens from now on lie in the blocked box, or no longer");
        customer.MapGet("/memos", Memos).WithName("listCustomerMemos").WithSummary("Lists what members wrote about a customer, newest first");
        customer.MapPost("/memos", AddMemo).WithName("writeCustomerMemo").WithSummary("Writes a memo about a customer");
        customer.MapDelete("/memos/{memo}", DeleteMemo).WithName("deleteCustomerMemo").WithSummary("Deletes a memo: one's own, or as who manages settings");
        customer.MapMerges();
        customer.MapGet("/timeline", Timeline).WithName("readCustomerTimeline").WithSummary("Reads what happened to a customer, newest first");
    }

    private static async Task<Results<Ok<Page<CustomerInfo>>, ProblemHttpResult>> List(
        [AsParameters] CustomerListQuery asked, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(asked.Email))
        {
            return TypedResults.Ok(new Page<CustomerInfo>(await grains.Customers(actor).ByEmail(actor, asked.Email, cancellationToken)));
        }

        return asked.Read().Succeeded(out var query, out var refusal)
            ? (await grains.Customers(actor).List(actor, query, cancellationToken)).ToHttp(page => new Page<CustomerInfo>(page.Items, page.Next))
            : refusal.ToProblem();
    }

    private static async Task<Results<Created<CustomerInfo>, ProblemHttpResult>> Make(
        NewCustomerBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.Customers(actor).Make(actor, new() { Brand = body.Brand ?? "", Profile = body.ToWish(expectedVersion: null) }, cancellationToken))
            .ToCreated(made => made, made => $"{Wire.Api}/customers/{made.Id}");

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Read(
        string customer, Actor actor, IGrainFactory grains, HttpResponse response, CancellationToken cancellationToken) =>
        (await grains.Customers(actor).Read(actor, customer, cancellationToken)).WithVersion(response).ToHttp();

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Change(
        string customer,
        CustomerProfileBody body,
        Actor actor,
        IGrainFactory grains,
        HttpRequest request,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (!ExpectedVersion(request, out var expected, out var refusal))
        {
            return refusal!.ToProblem();
        }

        return grains.TryCustomer(actor, customer, out var grain)
            ? (await grain.Change(actor, body.ToWish(expected), cancellationToken)).WithVersion(response).ToHttp()
            : NoSuchCustomer.ToProblem();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        string customer, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.TryCustomer(actor, customer, out var grain) ? (await grain.Delete(actor, cancellationToken)).ToNoContent() : NoSuchCustomer.ToProblem();

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Block(
        string customer, BlockBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) => (body.On, customer) switch
        {
            (null, _) => Refusal.Invalid("Say whether.", "on").ToProblem(),
            ({ } on, _) when grains.TryCustomer(actor, customer, out var grain) => (await grain.Block(actor, on, cancellationToken)).ToHttp(),
            _ => NoSuchCustomer.ToProblem(),
        };

    private static async Task<Results<Ok<Page<CustomerMemo>>, ProblemHttpResult>> Memos(
        string customer, string? cursor, string? limit, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        ListQuery.TryLimit(limit, out var most)
            ? (await grains.Customers(actor).Memos(actor, customer, Given(cursor), most, cancellationToken))
                .ToHttp(page => new Page<CustomerMemo>(page.Items, page.Next))
            : BadLimit.ToProblem();

    private static async Task<Results<Created<CustomerMemo>, ProblemHttpResult>> AddMemo(
        string customer, CustomerMemoBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        RequestWords.BodyRefusal(body.Body) is { } refusal ? refusal.ToProblem()
        : grains.TryCustomer(actor, customer, out var grain) ? (await grain.AddMemo(actor, body.Body!, cancellationToken)).ToCreated(memo => memo)
        : NoSuchCustomer.ToProblem();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteMemo(
        string customer, string memo, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        grains.TryCustomer(actor, customer, out var grain)
            ? (await grain.DeleteMemo(actor, memo, cancellationToken)).ToNoContent()
            : NoSuchCustomer.ToProblem();

    private static async Task<Results<Ok<Page<CustomerTimelineItem>>, ProblemHttpResult>> Timeline(
        string customer, string? cursor, string? limit, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        ListQuery.TryLimit(limit, out var most)
            ? (await grains.Customers(actor).Timeline(actor, customer, Given(cursor), most, cancellationToken))
                .ToHttp(page => new Page<CustomerTimelineItem>(page.Items, page.Next))
            : BadLimit.ToProblem();

    private static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    private static readonly Refusal BadLimit = Refusal.Invalid("From 1 to 200.", "limit");

    private static bool ExpectedVersion(HttpRequest request, out long? expected, out Refusal? refusal)
    {
        var said = RequestWords.ExpectedVersionOf(request);
        (expected, refusal) = (said.Value, said.Refusal);
        return refusal is null;
    }

    private static Outcome<CustomerInfo> WithVersion(this Outcome<CustomerInfo> outcome, HttpResponse response)
    {
        if (outcome.Succeeded(out var info, out _))
        {
            response.Headers.ETag = RequestWords.ETag(info.Version);
        }

        return outcome;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ICustomersGrain Customers(this IGrainFactory grains, Actor actor) => grains.GetGrain<ICustomersGrain>(actor.Account.ToString());

    // What is no id has no grain.
    private static bool TryCustomer(this IGrainFactory grains, Actor actor, string customer, out ICustomerGrain grain)
    {
        var valid = LocalKey.IsValid(customer);
        grain = valid ? grains.GetGrain<ICustomerGrain>(new CustomerId(actor.Account, customer).ToString()) : null!;
        return valid;
    }
}
