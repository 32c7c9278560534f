using System.Collections.Concurrent;
using System.Collections.Immutable;
using Oqupie.Contracts.Inquiries;

namespace Oqupie.Portal.Tests;

public sealed partial class PretendBrand : IInquiryDoorGrain
{
    public InquiryForms Asks { get; set; } = new(1, []);

    /// <summary>What has been asked, in order.</summary>
    public ConcurrentQueue<InquiryWish> Asked { get; } = [];

    /// <summary>What is wrong with everything that is asked; nothing makes it a ticket.</summary>
    public ImmutableArray<InquiryFault> Faults { get; set; } = [];

    Task<InquiryForms> IInquiryDoorGrain.Forms() => Task.FromResult(Asks);

    public Task<InquiryAnswer> Ask(InquiryWish wish, CancellationToken cancellationToken)
    {
        Asked.Enqueue(wish);
        return Task.FromResult(Faults.IsEmpty ? new InquiryAnswer { Ticket = 1042 } : new InquiryAnswer { Faults = Faults });
    }
}
