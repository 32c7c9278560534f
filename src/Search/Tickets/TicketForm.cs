using System.Globalization;
using Lucene.Net.Documents;
using Oqupie.Grains.Search;
using Oqupie.Search.Index;

namespace Oqupie.Search.Tickets;

/// <summary>How tickets lie in their index.</summary>
/// <param name="size">How many numbers a shard has: with another size it is another index.</param>
internal sealed class TicketForm(int size) : IndexForm<TicketPart>
{
    private static readonly ThreadLocal<TicketDocument> Documents = new(() => new());

    public override string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"{TicketFields.Version}/{size}");

    public override string IdOf(TicketPart thing) => thing.Id;

    public override Lucene.Net.Index.Term TermOf(string id) => new(TicketFields.Id, id);

    public override Document DocumentOf(TicketPart thing) => Documents.Value!.Of(thing);
}
