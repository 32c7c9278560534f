using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Members;

namespace Oqupie.WebHost.Customers;

/// <summary>Two customers who are found to be one, and are taken apart again.</summary>
internal static class CustomerMergesEndpoints
{
    private static readonly Refusal NoSuchCustomer = Refusal.NotFound("There is no such customer.");

    public static void MapMerges(this IEndpointRouteBuilder customer)
    {
        customer.MapGet("/merge", Preview).WithName("previewCustomerMerge").WithSummary("Says what a merge would come to");
        customer.MapPost("/merge", Merge).WithName("mergeCustomer").WithSummary("Makes a customer one with another, who remains");
        customer.MapPost("/unmerge", Unmerge).WithName("unmergeCustomer").WithSummary("Takes a merge back; what came with it is its own again");
    }

    private static async Task<Results<Ok<CustomerMergePreview>, ProblemHttpResult>> Preview(
        string customer, string? into, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer)
            ? (await grains.Merges(actor, customer).Preview(actor, into ?? "", cancellationToken)).ToHttp()
            : NoSuchCustomer.ToProblem();

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Merge(
        string customer, CustomerMergeBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer)
            ? (await grains.Merges(actor, customer).Merge(actor, body.Into ?? "", cancellationToken)).ToHttp()
            : NoSuchCustomer.ToProblem();

    private static async Task<Results<Ok<CustomerInfo>, ProblemHttpResult>> Unmerge(
        string customer, CustomerUnmergeBody body, Actor actor, IGrainFactory grains, CancellationToken cancellationToken) =>
        LocalKey.IsValid(customer)
            ? (await grains.Merges(actor, customer).Unmerge(actor, body.Merge ?? "", cancellationToken)).ToHttp()
            : NoSuchCustomer.ToProblem();

    private static ICustomerMergesGrain Merges(this IGrainFactory grains, Actor actor, string customer) =>
        grains.GetGrain<ICustomerMergesGrain>(new CustomerId(actor.Account, customer).ToString());
}
