using Oqupie.Contracts.Files;
using Oqupie.Contracts.Members;

namespace Oqupie.Contracts.Tickets;

/// <summary>Knows which files went out of a ticket as links. The same grain as <see cref="ITicketGrain"/>.</summary>
[Alias("oqupie.ITicketFilesGrain")]
public interface ITicketFilesGrain : IGrainWithStringKey
{
    /// <summary>
    /// A file of a reply that is a link, whether it has ended or not. Not found where it went along, where the reply was taken back, its words erased, or the
    /// ticket deleted.
    /// </summary>
    /// <param name="actor">Who must see the ticket; null for whoever has the address.</param>
    /// <param name="item">The reply's version.</param>
    /// <param name="file">Which of its files, from 0.</param>
    /// <param name="cancellationToken">Ends it.</param>
    [Alias("Linked")]
    Task<Outcome<FileRef>> Linked(Actor? actor, long item, int file, CancellationToken cancellationToken);
}
