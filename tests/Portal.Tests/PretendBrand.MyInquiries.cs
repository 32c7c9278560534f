using System.Collections.Concurrent;
using Oqupie.Contracts;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IMyInquiriesGrain, IInquiryLinksGrain
{
    private readonly ConcurrentDictionary<string, bool> _good = [];

    /// <summary>Of haneul@example.com, and of nobody else.</summary>
    public List<MyConversation> Talks { get; } = [];

    /// <summary>Of the verified user "haneul".</summary>
    public List<MyConversation> UserTalks { get; } = [];

    /// <summary>Every link that was wished for; whether one leaves is the grain's.</summary>
    public ConcurrentQueue<InquiryLink> Links { get; } = [];

    public ConcurrentQueue<(long Ticket, MyAnswer Answer)> Written { get; } = [];

    public ConcurrentQueue<long> Solved { get; } = [];

    public Task<MyInquiries> List(CustomerIdentity who, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult(new MyInquiries([.. Of(who).Select(talk => talk.Inquiry)], null));

    public Task<Outcome<MyConversation>> Read(CustomerIdentity who, long ticket, long? before, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<MyConversation>>(Of(who).FirstOrDefault(talk => talk.Inquiry.Ticket == ticket) is { } talk
            ? talk with { Items = [.. talk.Items.Where(item => before is null || item.Version < before)] }
            : Refusal.NotFound("There is no such inquiry."));

    public Task<Outcome<Done>> Write(CustomerIdentity who, long ticket, MyAnswer answer, CancellationToken cancellationToken)
    {
        Written.Enqueue((ticket, answer));
        return Task.FromResult<Outcome<Done>>(answer.Text.Length is 0 ? Refusal.Invalid("Write something.", "body", "missing") : default(Done));
    }

    public Task<Outcome<Done>> Solve(CustomerIdentity who, long ticket, CancellationToken cancellationToken)
    {
        Solved.Enqueue(ticket);
        return Task.FromResult<Outcome<Done>>(default(Done));
    }

    public Task Mail(InquiryLink link)
    {
        Links.Enqueue(link);
        _good[link.Id] = true;
        return Task.CompletedTask;
    }

    public Task<bool> Use(string id) => Task.FromResult(_good.TryRemove(id, out _));

    private List<MyConversation> Of(CustomerIdentity who) => who == CustomerIdentity.Email("haneul@example.com") ? Talks
        : who == CustomerIdentity.External("haneul") ? UserTalks
        : [];
}
