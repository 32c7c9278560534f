using Lucene.Net.Documents;
using Lucene.Net.Index;
using Oqupie.Grains.Search;
using Oqupie.Search.Analysis;
using Oqupie.Search.Index;

namespace Oqupie.Search.Tickets;

/// <summary>Makes parts of tickets documents. Keeps its buffers, so it is one thread's at a time.</summary>
internal sealed class TicketDocument
{
    private static readonly FieldType WithPlaces = Frozen(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);
    private static readonly FieldType Bare = Frozen(IndexOptions.DOCS_ONLY, norms: false);

    private readonly Dictionary<string, TextAnalysis> _analyses = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<string> _singles = [];
    private readonly List<string> _from = [];
    private readonly List<string> _to = [];
    private readonly ReadTerms[] _streams = [new(), new(), new(), new()];

    /// <summary>The document is to be written before the next is asked for.</summary>
    public Document Of(TicketPart part)
    {
        _terms.Clear();
        _singles.Clear();
        _from.Clear();
        _to.Clear();
        Document document =
        [
            new StringField(TicketFields.Id, part.Id, Field.Store.NO),
            new StringField(TicketFields.Of, TicketFields.NumberTerm(part.Ticket), Field.Store.NO),
            new NumericDocValuesField(TicketFields.Number, part.Ticket),
        ];

        if (part is TicketHead head)
        {
            Add(document, head);
        }
        else
        {
            Add(document, (TicketWriting)part);
        }

        document.Add(new Field(TicketFields.Terms, _streams[0].Of(_terms), WithPlaces));
        document.Add(new Field(TicketFields.Singles, _streams[1].Of(_singles), Bare));
        document.Add(new Field(TicketFields.From, _streams[2].Of(_from), Bare));
        document.Add(new Field(TicketFields.To, _streams[3].Of(_to), Bare));
        return document;
    }

    private void Add(Document document, TicketHead head)
    {
        var row = head.Row;
        string[] shown =
        [
            row.Subject, row.CustomerName, row.CustomerEmail, .. row.Tags,
            .. row.AdditionalInformation.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}: {one.Value}"),
        ];
        var text = TextFolding.Clean(string.Join('\n', shown.Where(one => one.Length > 0)));
        Take(text);
        Add(_from, new(row.CustomerName, row.CustomerEmail));

        foreach (var copied in row.Cc)
        {
            Add(_to, new("", copied));
        }

        foreach (var mark in TicketMarks.Of(row))
        {
            document.Add(new StringField(TicketFields.Marks, mark, Field.Store.NO));
        }

        document.Add(new StringField(TicketFields.Head, TicketFields.Head, Field.Store.NO));
        document.Add(new Int64Field(TicketFields.CreatedAt, row.CreatedAt.ToUnixTimeMilliseconds(), Field.Store.NO));
        document.Add(new NumericDocValuesField(TicketFields.UpdatedAt, Microseconds(row.UpdatedAt)));
        document.Add(new NumericDocValuesField(TicketFields.LastMessageAt, Microseconds(row.LastMessageAt)));
        document.Add(new StoredField(TicketFields.Text, text));
    }

    private void Add(Document document, TicketWriting writing)
    {
        var text = TextFolding.Clean(writing.Attachments.IsEmpty ? writing.Text : $"{writing.Text}\n{string.Join('\n', writing.Attachments)}");
        Take(text);

        foreach (var party in writing.From)
        {
            Add(_from, party);
        }

        foreach (var party in writing.To)
        {
            Add(_to, party);
        }

        if (!writing.Attachments.IsEmpty)
        {
            document.Add(new StringField(TicketFields.Marks, TicketMarks.HasAttachment, Field.Store.NO));
        }

        document.Add(new StoredField(TicketFields.ItemVersion, writing.Version));
        document.Add(new StoredField(TicketFields.Text, text));
    }

    private void Take(string text)
    {
        foreach (var term in Read(text))
        {
            if (term.Kind is TermKind.Single)
            {
                _singles.Add(term.Text);
            }
            else if (term.Kind is not TermKind.Whole)
            {
                _terms.Add(term.Text);
            }
        }
    }

    private void Add(List<string> into, TicketParty party)
    {
        into.AddRange(TicketParties.OfAddress(party.Address));
        into.AddRange(TicketParties.OfName(Read(TextFolding.Clean(party.Name))));
    }

    private IReadOnlyList<Analysis.Term> Read(string text)
    {
        var language = TicketLanguage.Of(text);

        if (!_analyses.TryGetValue(language, out var analysis))
        {
            _analyses[language] = analysis = new(language);
        }

        return analysis.Read(text);
    }

    /// <summary>As finely as times are stored.</summary>
    public static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private static FieldType Frozen(IndexOptions options, bool norms)
    {
        var type = new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = !norms, IndexOptions = options };
        type.Freeze();
        return type;
    }
}
