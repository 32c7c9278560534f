using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Oqupie.Contracts.Brands;
using Oqupie.Contracts.Customers;
using Oqupie.Contracts.Inquiries;
using Oqupie.Contracts.Members;
using Oqupie.Contracts.Tickets;
using Oqupie.Grains.Customers;
using Oqupie.Grains.Tickets;

namespace Oqupie.Grains.Inquiries;

[GrainType("inquiry-links")]
internal sealed class InquiryLinksGrain(
    [PersistentState("inquiry-links")] IPersistentState<MailedLinks> links, CustomerFinder customers, IBrandMail mail, TimeProvider clock)
    : Grain, IInquiryLinksGrain
{
    /// <summary>In one <see cref="Life"/>: a mailbox is not filled by whoever types its address.</summary>
    private const int MostAtOnce = 3;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private BrandId Brand => BrandId.Of(this.GetPrimaryKeyString()[..this.GetPrimaryKeyString().LastIndexOf('/')]);

    public async Task Mail(InquiryLink link)
    {
        var good = Good();

        if (good.Length >= MostAtOnce || !await HasAsked(link.Address))
        {
            return;
        }

        await links.Keep(new() { Good = good.Add(new(Hash(link.Id), clock.GetUtcNow() + Life)) }, this);
        await mail.Send(Brand, new(link.Address, link.Subject, link.Text), CancellationToken.None); // Whoever gets none asks again.
    }

    public async Task<bool> Use(string id)
    {
        var hash = Hash(id);
        var good = Good();

        if (good.FirstOrDefault(link => link.Hash == hash) is not { } used)
        {
            return false;
        }

        await links.Keep(new() { Good = good.Remove(used) }, this);
        return true;
    }

    private async Task<bool> HasAsked(string address)
    {
        var who = CustomerIdentity.Email(address);

        if ((await customers.Find(Brand.Account, who, CancellationToken.None)).Known is null)
        {
            return false;
        }

        var asked = await GrainFactory.GetGrain<IMyInquiriesGrain>(Brand.ToString()).List(who, cursor: null, CancellationToken.None);
        return !asked.Items.IsEmpty;
    }

    private ImmutableArray<MailedLink> Good() => [.. links.State.Good.Where(link => link.Until > clock.GetUtcNow())];

    private static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

internal sealed record MailedLinks
{
    public ImmutableArray<MailedLink> Good { get; init; } = [];
}

/// <param name="Hash">Of its id.</param>
/// <param name="Until">When it ends.</param>
internal sealed record MailedLink(string Hash, DateTimeOffset Until);
