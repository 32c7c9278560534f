using System.Globalization;
using Lucene.Net.Documents;

namespace Oqupie.Search.Tickets;

/// <summary>What a ticket is in its index: a document for its head and one for each thing that was written in it.</summary>
internal static class TicketFields
{
    /// <summary>
    /// Of the analysis and of these fields: raise it with every change that makes the terms of old documents differ from those of new questions.
    /// </summary>
    public const string Version = "1";

    public const string Id = "id";

    /// <summary>The ticket's number, to look up by document.</summary>
    public const string Number = "number";

    /// <summary>The same, to find documents by.</summary>
    public const string Of = "of";

    /// <summary>Marks the documents that are heads.</summary>
    public const string Head = "head";

    /// <summary>Stems and grams with their places.</summary>
    public const string Terms = "terms";

    /// <summary>Single Chinese characters.</summary>
    public const string Singles = "singles";

    /// <summary>Facts that are filtered by.</summary>
    public const string Marks = "marks";

    public const string From = "from";
    public const string To = "to";
    public const string CreatedAt = "createdAt";
    public const string UpdatedAt = "updatedAt";
    public const string LastMessageAt = "lastMessageAt";

    /// <summary>Of what was written.</summary>
    public const string ItemVersion = "version";

    /// <summary>As it is shown.</summary>
    public const string Text = "text";

    public static string TextOf(Document document, string field) => document.Get(field, CultureInfo.InvariantCulture) ?? "";

    public static string NumberTerm(long number) => number.ToString(CultureInfo.InvariantCulture);
}
