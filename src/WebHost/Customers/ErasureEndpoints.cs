using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;
using Oqupie.WebHost.Access;

namespace Oqupie.WebHost.Customers;

/// <summary>What the law gives a customer: all that is kept of them, and that it is kept no longer.</summary>
internal static class ErasureEndpoints
{
    /// <summary>It shows and takes what a customer has in every brand, so it is for who manages settings.</summary>
    private const Permission May = Permission.WorkOnCustomers | Permission.ManageSettings;

    private const string Zip = "application/zip";

    private static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    private static readonly Refusal NotConfirmed = Refusal.Invalid("Repeat the customer's id: what is erased does not come back.", "confirm", "not_confirmed");

    public static void MapErasure(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup($"{Wire.Api}/customers/{{customer}}").WithTags("Customers").Requires(May, "customers");
        customer.MapGet("/export", Export).WithName("exportCustomer").WithSummary("Hands out all that is kept of a customer, as a zip");
        customer.MapPost("/erase", Erase).WithName("eraseCustomer").WithSummary("Erases a customer and all of their tickets, for good");
        customer.MapGet("/erasure", Erasure).WithName("readCustomerErasure").WithSummary("Says how far a customer's erasing has got");
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        string customer, Actor actor, CustomerExport export, CancellationToken cancellationToken) =>
        (await export.Begin(actor, customer, cancellationToken)).Succeeded(out var write, out var refusal)
            ? TypedResults.Stream(write, Zip, $"customer-{customer}.zip")
            : refusal.ToProblem();

    private static async Task<Results<Accepted<CustomerErasure>, ProblemHttpResult>> Erase(
        string customer, CustomerEraseBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!LocalKey.IsValid(customer))
        {
            return NoSuchCustomer.ToProblem();
        }

        // Who may not see them hears nothing else.
        if (body.Confirm != customer)
        {
            var may = await grains.Erasures(actor, customer).MayExport(actor, cancellationToken);
            return may.Succeeded(out _, out var no) ? NotConfirmed.ToProblem() : no.ToProblem();
        }

        return (await grains.Erasures(actor, customer).Erase(actor, cancellationToken)).Succeeded(out var erasure, out var refusal)
            ? TypedResults.Accepted($"{Wire.Api}/customers/{erasure.Customer}/erasure", erasure)
            : refusal.ToProblem();
    }

    private static async Task<Results<Ok<CustomerErasure>, ProblemHttpResult>> Erasure(
        string customer, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer) ? (await grains.Erasures(actor, customer).Erasure(actor, cancellationToken)).ToHttp() : NoSuchCustomer.ToProblem();

    private static ICustomerErasureGrain Erasures(this IGrainFactory grains, Actor actor, string customer) =>
        grains.GetGrain<ICustomerErasureGrain>(new CustomerId(actor.Account, customer).ToString());
}

/// <param name="Confirm">The customer's id once more.</param>
internal sealed record CustomerEraseBody(string? Confirm);
