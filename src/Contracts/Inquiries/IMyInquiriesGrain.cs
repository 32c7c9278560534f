using Oqupie.Contracts.Customers;
using Orleans.Concurrency;

namespace Oqupie.Contracts.Inquiries;

/// <summary>
/// What a customer sees of their own tickets of a brand (PRODUCT.md §5), and does with them. Whoever asks has shown who they are; the host says so,
/// and nothing else about them. What is another's, or of another brand, or deleted, is "not found", as what was never there. A stateless worker; the key
/// is a brand.
/// </summary>
[Alias("oqupie.IMyInquiriesGrain")]
public interface IMyInquiriesGrain : IGrainWithStringKey
{
    /// <summary>Newest change first.</summary>
    [Alias("List")]
    Task<MyInquiries> List(CustomerIdentity who, string? cursor, CancellationToken cancellationToken);

    /// <summary>What was written to and fro, never memos, copies, or who of the brand it was.</summary>
    /// <param name="who">An address whose mails they read, or who a signed token says they are.</param>
    /// <param name="ticket">Its number.</param>
    /// <param name="before">Only what stands before this version; null reads the newest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    [Alias("Read")]
    Task<Outcome<MyConversation>> Read(CustomerIdentity who, long ticket, long? before, CancellationToken cancellationToken);

    /// <summary>Adds to the conversation, as an answer by mail does: a completed ticket is open again. The same wish again is the same message.</summary>
    [Alias("Write")]
    Task<Outcome<Done>> Write(CustomerIdentity who, long ticket, MyAnswer answer, CancellationToken cancellationToken);

    /// <summary>The customer says that it is solved. Said twice it changes nothing.</summary>
    [Alias("Solve")]
    Task<Outcome<Done>> Solve(CustomerIdentity who, long ticket, CancellationToken cancellationToken);
}

/// <summary>
/// The links that are mailed to one address for one brand: each opens the door once, within a quarter of an hour. The key is the brand, a slash, and a hash of
/// the address; the address itself is kept nowhere.
/// </summary>
[Alias("oqupie.IInquiryLinksGrain")]
public interface IInquiryLinksGrain : IGrainWithStringKey
{
    /// <summary>
    /// Mails the link where the address has asked this brand anything, and has not been mailed too often. Nobody waits for it, so that nobody can tell.
    /// </summary>
    [Alias("Mail"), OneWay]
    Task Mail(InquiryLink link);

    /// <summary>Whether the link is good; it is not any more when this returns.</summary>
    [Alias("Use")]
    Task<bool> Use(string id);
}

/// <param name="Id">Unguessable.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Subject">Of the mail.</param>
/// <param name="Text">The mail, with the link in it.</param>
[GenerateSerializer, Immutable, Alias("oqupie.InquiryLink")]
public sealed record InquiryLink(
    [property: Id(0)] string Id, [property: Id(1)] string Address, [property: Id(2)] string Subject, [property: Id(3)] string Text);
