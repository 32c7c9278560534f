using System.Collections.Immutable;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.CannedResponses;

/// <summary>
/// The canned responses of an account, for whoever asks: shared ones are there for who serves their brand, private ones for their maker alone. What is not
/// there for somebody is "not found". A stateless worker; the key is an account.
/// </summary>
/// <remarks>A change is in the store before its call returns. An account has a bounded number of them.</remarks>
[Alias("oqupie.ICannedResponsesGrain")]
public interface ICannedResponsesGrain : IGrainWithStringKey
{
    [Alias("List")]
    Task<Outcome<CannedResponsePage>> List(Actor actor, CannedResponseQuery query, CancellationToken cancellationToken);

    /// <summary>By name; at most two hundred.</summary>
    [Alias("Folders")]
    Task<ImmutableArray<CannedResponseFolder>> Folders(Actor actor, CancellationToken cancellationToken);

    [Alias("Read")]
    Task<Outcome<CannedResponseInfo>> Read(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>Private unless said. What is shared with every brand is for who serves every brand to make and to change.</summary>
    [Alias("Make")]
    Task<Outcome<CannedResponseInfo>> Make(Actor actor, CannedResponseWish wish, CancellationToken cancellationToken);

    /// <summary>Refused (moved-on) and nothing changed where it is not at the expected version. The same values again change nothing.</summary>
    [Alias("Change")]
    Task<Outcome<CannedResponseInfo>> Change(Actor actor, string id, CannedResponseWish wish, CancellationToken cancellationToken);

    [Alias("Delete")]
    Task<Outcome<Done>> Delete(Actor actor, string id, CancellationToken cancellationToken);

    /// <summary>With the values of a ticket that the actor may see. Counts as a use where it is being put into an answer.</summary>
    [Alias("Render")]
    Task<Outcome<FilledResponse>> Render(Actor actor, string id, RenderWish wish, CancellationToken cancellationToken);
}

/// <param name="Ticket">Its number.</param>
/// <param name="Inserted">It goes into an answer, and is counted.</param>
/// <param name="Body">HTML to be filled in place of what is kept, to see how it would be; never counted.</param>
[GenerateSerializer, Immutable, Alias("oqupie.RenderWish")]
public sealed record RenderWish([property: Id(0)] long Ticket, [property: Id(1)] bool Inserted, [property: Id(2)] string? Body);
