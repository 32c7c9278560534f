using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Oqupie.Search.Index;

/// <summary>How things of one kind lie in their indexes.</summary>
internal abstract class IndexForm<T>
{
    /// <summary>Of the terms and fields it makes. An index of another version answers until it is built anew.</summary>
    public abstract string Version { get; }

    public abstract string IdOf(T thing);

    /// <summary>The field, not divided, by which an index knows its documents, and what it holds for the id.</summary>
    public abstract Term TermOf(string id);

    /// <summary>Any number of threads ask; each writes the document before it asks for the next.</summary>
    public abstract Document DocumentOf(T thing);
}
